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

package io.github.dagstergraphql.client.internal.asset.wipe;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetWipeException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Deletes the history of assets. Servers before and since 1.8 have different arguments
 * for it, so that each understands one of two documents only.
 */
public final class AssetWipes {

	private static final String FIELD = "wipeAssets";

	static final Operation<WipedAssets> WIPE = wipe("WipeAsset");

	/** For servers older than 1.8. */
	static final Operation<WipedAssets> WIPE_KEYS = wipe("WipeAssetKeys");

	static final Operation<WipedAssets> WIPE_PARTITIONS = Operation
		.<WipedAssets>mutation(AssetWipes.class, "WipeAssetPartitions", FIELD)
		.since("1.8.0", "Wiping partitions of an asset")
		.on(WipedAssets.class, "AssetWipeSuccess")
		.error("UnsupportedOperationError", AssetWipeException::new)
		.error(AssetQueries.NOT_FOUND, AssetNotFoundException::new)
		.build();

	private final DagsterTransport transport;

	private final AssetQueries queries;

	/** Whether the server is known to be older than 1.8. */
	private volatile boolean older;

	public AssetWipes(DagsterTransport transport, AssetQueries queries) {
		this.transport = transport;
		this.queries = queries;
	}

	private static Operation<WipedAssets> wipe(String name) {
		return Operation.<WipedAssets>mutation(AssetWipes.class, name, FIELD)
			.timeout(TimeoutKind.LAUNCH)
			.on(WipedAssets.class, "AssetWipeSuccess")
			.build();
	}

	/**
	 * Delete all events of an asset.
	 * @param key the asset
	 * @return completes when they have been deleted
	 */
	public Mono<Void> wipe(AssetKey key) {
		return this.transport
			.together(this.transport.within(this.transport.timeouts().forLaunch(), (deadline) -> wipe(key, deadline)))
			.then();
	}

	private Mono<WipedAssets> wipe(AssetKey key, Deadline deadline) {
		Map<String, ?> asset = AssetKeys.toInput(key);
		Request<WipedAssets> request = Request.of(WIPE, Map.of("ranges", List.of(Map.of("assetKey", asset))));
		Request<WipedAssets> olderRequest = Request.of(WIPE_KEYS, Map.of("keys", List.of(asset)));
		if (this.older) {
			return this.transport.execute(olderRequest, deadline)
				.doOnError(AssetWipes::isNotUnderstood, (failure) -> this.older = false);
		}
		return this.transport.execute(request, deadline)
			.onErrorResume(AssetWipes::isNotUnderstood, (failure) -> this.transport.execute(olderRequest, deadline)
				.doOnSuccess((wiped) -> this.older = true));
	}

	private static boolean isNotUnderstood(Throwable failure) {
		return failure instanceof GraphQlRequestException ex && FailureKinds.isNotUnderstood(ex);
	}

	/**
	 * Delete the events of a range of partitions.
	 * @param key the asset
	 * @param first the first partition key
	 * @param last the last partition key
	 * @return completes when they have been deleted
	 */
	public Mono<Void> wipe(AssetKey key, String first, String last) {
		Assert.hasText(first, "first partition must not be empty");
		Assert.hasText(last, "last partition must not be empty");
		Map<String, ?> range = Map.of("assetKey", AssetKeys.toInput(key), "partitions",
				Map.of("range", Map.of("start", first, "end", last)));
		return this.queries.execute(key, WIPE_PARTITIONS, Map.of("ranges", List.of(range)), (wiped) -> false).then();
	}

}
