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

package io.github.dagstergraphql.client.internal.asset.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/**
 * Queries for the definitions of assets.
 */
public final class AssetQueries {

	/** First version whose assets are supported. */
	public static final String SINCE = "1.5.0";

	/** Type of the error of a server to which an asset is unknown. */
	public static final String NOT_FOUND = "AssetNotFoundError";

	private static final String QUERYING = "Querying assets";

	private static final String[] YOUNGER = { "kinds", "owners", "tags", "fmt" };

	static final Operation<Asset> ASSET = Operation.<AssetFields>query(AssetQueries.class, "Asset", "assetNodeOrError")
		.since(SINCE, "Querying an asset")
		.younger(MetadataReader.YOUNGER)
		.younger(YOUNGER)
		.on(AssetFields.class, "AssetNode")
		.error(NOT_FOUND, AssetNotFoundException::new)
		.build()
		.map(AssetFields::toAsset);

	static final Operation<AssetPage> ASSETS = Operation.<AssetList>query(AssetQueries.class, "Assets", "assetsOrError")
		.since(SINCE, QUERYING)
		.younger(MetadataReader.YOUNGER)
		.younger(YOUNGER)
		.on(AssetList.class, "AssetConnection")
		.build()
		.map(AssetList::toPage);

	static final Operation<List<AssetKey>> ASSET_KEYS = Operation
		.<AssetList>query(AssetQueries.class, "AssetKeys", "assetsOrError")
		.since(SINCE, QUERYING)
		.on(AssetList.class, "AssetConnection")
		.build()
		.map(AssetList::keys);

	private final DagsterTransport transport;

	private final Workspace workspace;

	public AssetQueries(DagsterTransport transport, Workspace workspace) {
		this.transport = transport;
		this.workspace = workspace;
	}

	/**
	 * Request an asset.
	 * @param key the key
	 * @return the asset
	 */
	public Mono<Asset> one(AssetKey key) {
		return execute(key, ASSET, Map.of("assetKey", AssetKeys.toInput(key)), (asset) -> false);
	}

	/**
	 * Request a page of assets, in the order of their keys.
	 * @param prefix the first components of their keys; empty for all assets
	 * @param after the key that precedes the page, or {@code null} for the first page
	 * @param limit the maximum number of assets
	 * @return the page
	 */
	public Mono<AssetPage> page(List<String> prefix, @Nullable AssetKey after, int limit) {
		Map<String, Object> variables = new LinkedHashMap<>();
		if (!prefix.isEmpty()) {
			variables.put("prefix", prefix);
		}
		if (after != null) {
			variables.put("cursor", Json.MAPPER.writeValueAsString(after.path()));
		}
		variables.put("limit", limit);
		return this.transport.execute(ASSETS, variables);
	}

	/**
	 * Execute a query for an asset, and explain its failure if the asset does not exist.
	 * @param key the key
	 * @param query the query
	 * @param variables the variables
	 * @param missing returns whether a result states that the asset does not exist
	 * @param <T> the result
	 * @return the result; a failure with near misses and broken code locations if the
	 * asset does not exist
	 */
	public <T> Mono<T> execute(AssetKey key, Operation<T> query, Map<String, ?> variables, Predicate<T> missing) {
		Mono<T> call = this.transport.within(this.transport.timeouts().forRead(), (deadline) -> this.transport
			.execute(new Request<>(query, variables, null, null), deadline)
			.flatMap((result) -> missing.test(result) ? Mono.error(MissingAsset.unknown(key)) : Mono.just(result))
			.onErrorResume(AssetNotFoundException.class,
					(ex) -> deadline.limit(explain(key, ex), "Explaining")
						.onErrorReturn(DagsterTimeoutException.class, ex)
						.flatMap(Mono::error)));
		return this.transport.together(call);
	}

	/**
	 * Explain that an asset does not exist.
	 * @param key the key
	 * @param <T> the type of the result that cannot be determined
	 * @return a failure with near misses and broken code locations
	 */
	public <T> Mono<T> missing(AssetKey key) {
		return this.transport.together(explain(key, MissingAsset.unknown(key)).flatMap(Mono::error));
	}

	private Mono<AssetNotFoundException> explain(AssetKey key, AssetNotFoundException answer) {
		return this.transport.execute(ASSET_KEYS, Map.of())
			.flatMap((keys) -> this.workspace.loadFailures().map((failures) -> Tuples.of(keys, failures)))
			.map((found) -> MissingAsset.explain(key, answer, found.getT1(), found.getT2(), this.transport::redact))
			.onErrorResume((ex) -> Mono.just(MissingAsset.unexplained(key, answer, ex)));
	}

}
