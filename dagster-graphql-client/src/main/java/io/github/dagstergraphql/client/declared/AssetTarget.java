/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.dagstergraphql.client.declared;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Assets that a method materializes.
 *
 * @param assetKeys the keys of the assets
 * @param location the code location, or {@code null} to look it up
 * @param repository the repository, or {@code null} to look it up
 * @param tags the tags of the run
 */
record AssetTarget(List<AssetKey> assetKeys, @Nullable String location, @Nullable String repository,
		Map<String, String> tags) implements LaunchTarget {

	@Override
	public PreparedLaunch prepare(DagsterGraphQlClient client, boolean reactive, Consumer<LaunchSpec> arguments) {
		if (reactive) {
			MaterializeSpec<Mono<ReactiveRunHandle>> spec = client.reactive().assets(this.assetKeys).materialize();
			apply(spec, arguments);
			return new PreparedLaunch(() -> {
				throw new IllegalStateException("The launch must not block");
			}, spec::launch, Mono::empty);
		}
		MaterializeSpec<RunHandle> spec = client.assets(this.assetKeys).materialize();
		apply(spec, arguments);
		return new PreparedLaunch(spec::launch,
				() -> Mono.error(new IllegalStateException("The launch is not reactive")), Mono::empty);
	}

	private void apply(MaterializeSpec<?> spec, Consumer<LaunchSpec> arguments) {
		if (this.location != null) {
			spec.location(this.location);
		}
		if (this.repository != null) {
			spec.repository(this.repository);
		}
		spec.tags(this.tags);
		arguments.accept(LaunchSpec.of(spec));
	}

	@Override
	public Mono<Void> check(ReactiveDagsterGraphQlClient client, DeclaredMethod method) {
		return Flux.fromIterable(this.assetKeys)
			.concatMap((key) -> client.asset(key).get())
			.map((asset) -> asset.partitions() != null)
			.collectList()
			.doOnNext((partitioned) -> PartitionCheck.check(method, partitioned.contains(true),
					(this.assetKeys.size() == 1) ? "The asset " + this.assetKeys.get(0)
							: "The selection of assets " + this.assetKeys))
			.then();
	}

	@Override
	public @Nullable String jobName() {
		return null;
	}

}
