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

package io.github.dagstergraphql.client.internal.asset.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dagstergraphql.client.asset.AssetDefinitionCollision;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Queries for assets that several repositories define.
 */
final class DefinitionCollisions {

	private static final String QUERYING = "Querying the definitions of assets";

	private static final int KEYS_PER_REQUEST = 500;

	/** Beginning of the only error of a server to which one of the assets is unknown. */
	private static final String UNKNOWN = "AssetKey([";

	static final Operation<List<AssetDefinitionCollision>> COLLISIONS = Operation
		.<CollisionList>query(DefinitionCollisions.class, "AssetDefinitionCollisions", "assetNodeDefinitionCollisions")
		.since(AssetQueries.SINCE, QUERYING)
		.read(DataReader.record(CollisionList.class))
		.build()
		.map(CollisionList::toCollisions);

	static final Operation<List<AssetKey>> DEFINED = Operation
		.<DefinedAssets>query(DefinitionCollisions.class, "DefinedAssets", "assetNodes")
		.since(AssetQueries.SINCE, QUERYING)
		.read(DataReader.record(DefinedAssets.class))
		.build()
		.map(DefinedAssets::keys);

	private final DagsterTransport transport;

	DefinitionCollisions(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Find the assets that several repositories define.
	 * @param keys the assets
	 * @return those with several definitions, in the same order
	 */
	Mono<List<AssetDefinitionCollision>> among(Collection<AssetKey> keys) {
		Assert.noNullElements(keys, "asset keys must not contain null");
		List<AssetKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
		return this.transport.together(Flux.fromIterable(distinct)
			.buffer(KEYS_PER_REQUEST)
			.concatMap(this::collisions)
			.flatMapIterable((found) -> found)
			.collectList()
			.map(List::copyOf));
	}

	private Mono<List<AssetDefinitionCollision>> collisions(List<AssetKey> keys) {
		return this.transport
			.within(this.transport.timeouts().forRead(),
					(deadline) -> request(keys, deadline).onErrorResume(DefinitionCollisions::isUnknown,
							(ex) -> withoutUnknown(keys, deadline, ex)))
			.map((found) -> inOrder(keys, found));
	}

	private Mono<List<AssetDefinitionCollision>> request(List<AssetKey> keys, Deadline deadline) {
		return this.transport.executeWithin(COLLISIONS, variables(keys), deadline);
	}

	// 1.5 ignores unknown assets, but 1.9 and later versions reject all of them
	private Mono<List<AssetDefinitionCollision>> withoutUnknown(List<AssetKey> keys, Deadline deadline,
			Throwable failure) {
		return this.transport.executeWithin(DEFINED, variables(keys), deadline).flatMap((found) -> {
			List<AssetKey> known = keys.stream().filter(new LinkedHashSet<>(found)::contains).toList();
			if (known.size() == keys.size()) {
				return Mono.error(failure);
			}
			return known.isEmpty() ? Mono.just(List.of()) : request(known, deadline);
		});
	}

	private static boolean isUnknown(Throwable failure) {
		return failure instanceof GraphQlRequestException ex
				&& ex.getErrors().stream().anyMatch((error) -> error.message().startsWith(UNKNOWN));
	}

	private static Map<String, Object> variables(List<AssetKey> keys) {
		return Map.of("assetKeys", keys.stream().map(AssetKeys::toInput).toList());
	}

	// the server returns them in an order of its own
	private static List<AssetDefinitionCollision> inOrder(List<AssetKey> keys, List<AssetDefinitionCollision> found) {
		Map<AssetKey, AssetDefinitionCollision> byKey = new LinkedHashMap<>();
		found.forEach((collision) -> byKey.put(collision.assetKey(), collision));
		return keys.stream().map(byKey::get).filter(Objects::nonNull).toList();
	}

}
