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

package io.github.dagstergraphql.client.internal.asset.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetHistoryOptions;
import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.AssetStatus;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.page.FilteredPages;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.page.TimePages;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Queries for the materializations, observations and status of assets.
 */
public final class AssetHistory {

	private static final int FIRST_PAGE_SIZE = 100;

	private static final int MAX_PAGE_SIZE = 1000;

	private static final int KEYS_PER_REQUEST = 500;

	private static final String READING = "Reading the events of an asset";

	/** Field that tells an unknown asset from one without events. */
	private static final String EXISTS = "hasDefinitionOrRecord";

	static final Operation<FoundEvents<AssetEvent.Materialized>> MATERIALIZATIONS = Operation
		.<HistoryPage>query(AssetHistory.class, "AssetMaterializations", "assetOrError")
		.since(AssetQueries.SINCE, READING)
		.younger(MetadataReader.YOUNGER)
		.younger(EXISTS)
		.on(HistoryPage.class, "Asset")
		.error(AssetQueries.NOT_FOUND, AssetNotFoundException::new)
		.build()
		.map((page) -> page.toEvents(AssetEvent.Materialized.class));

	static final Operation<FoundEvents<AssetEvent.Observed>> OBSERVATIONS = Operation
		.<HistoryPage>query(AssetHistory.class, "AssetObservations", "assetOrError")
		.since(AssetQueries.SINCE, READING)
		.younger(MetadataReader.YOUNGER)
		.younger(EXISTS)
		.on(HistoryPage.class, "Asset")
		.error(AssetQueries.NOT_FOUND, AssetNotFoundException::new)
		.build()
		.map((page) -> page.toEvents(AssetEvent.Observed.class));

	static final Operation<StatusFound> STATUS = Operation
		.<StatusFound>query(AssetHistory.class, "AssetStatus", "assetOrError")
		.since(AssetQueries.SINCE, "Querying the status of an asset")
		.younger(MetadataReader.YOUNGER)
		.younger(EXISTS, "freshnessStatusInfo", "assetHealth")
		.read(DataReader.tree(StatusFound::read))
		.error(AssetQueries.NOT_FOUND, AssetNotFoundException::new)
		.build();

	static final Operation<List<AssetLatestInfo>> LATEST = Operation.<LatestFound.Data>query(AssetHistory.class,
			"AssetsLatest", "assetsLatestInfo")
		.since(AssetQueries.SINCE, "Querying the latest materializations of assets")
		.younger(MetadataReader.YOUNGER)
		.read(DataReader.record(LatestFound.Data.class))
		.build()
		.map(LatestFound.Data::toInfos);

	private final DagsterTransport transport;

	private final AssetQueries queries;

	public AssetHistory(DagsterTransport transport, AssetQueries queries) {
		this.transport = transport;
		this.queries = queries;
	}

	/**
	 * Request the status of an asset.
	 * @param key the asset
	 * @param partition the partition, or {@code null} for the whole asset
	 * @return the status
	 */
	public Mono<AssetStatus> status(AssetKey key, @Nullable String partition) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("assetKey", AssetKeys.toInput(key));
		if (partition != null) {
			variables.put("partition", partition);
			variables.put("partitions", List.of(partition));
		}
		Operation<FoundStatus> query = STATUS
			.map((found) -> new FoundStatus(found.isMissing(), found.toStatus(key, partition)));
		return this.queries.execute(key, query, variables, FoundStatus::missing).map(FoundStatus::status);
	}

	/**
	 * Request the latest materializations of assets.
	 * @param keys the assets
	 * @return the information on each, in the same order
	 */
	public Mono<List<AssetLatestInfo>> latest(Collection<AssetKey> keys) {
		Assert.noNullElements(keys, "asset keys must not contain null");
		List<AssetKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
		return Flux.range(0, (distinct.size() + KEYS_PER_REQUEST - 1) / KEYS_PER_REQUEST)
			.map((part) -> distinct.subList(part * KEYS_PER_REQUEST,
					Math.min(distinct.size(), (part + 1) * KEYS_PER_REQUEST)))
			.concatMap(this::latestOf)
			.collectList()
			.map(List::copyOf);
	}

	// the server returns them in an order of its own, and older ones omit unknown assets
	private Flux<AssetLatestInfo> latestOf(List<AssetKey> keys) {
		return this.transport.execute(LATEST, Map.of("assetKeys", keys.stream().map(AssetKeys::toInput).toList()))
			.flatMapIterable((found) -> {
				Map<AssetKey, AssetLatestInfo> known = found.stream()
					.collect(
							Collectors.toMap(AssetLatestInfo::assetKey, Function.identity(), (first, second) -> first));
				List<AssetLatestInfo> all = new ArrayList<>();
				keys.forEach((key) -> all
					.add(known.containsKey(key) ? known.get(key) : AssetLatestInfo.builder(key).build()));
				return all;
			});
	}

	public Flux<AssetEvent.Materialized> materializations(AssetKey key, AssetHistoryOptions options) {
		return flux(key, options, MATERIALIZATIONS);
	}

	public Stream<AssetEvent.Materialized> materializationStream(AssetKey key, AssetHistoryOptions options) {
		return stream(key, options, MATERIALIZATIONS);
	}

	/**
	 * Request the newest materialization after a point in time.
	 * @param key the asset
	 * @param partition the partition, or {@code null} for any
	 * @param after the point in time
	 * @return the materialization, or empty if there is none
	 */
	Mono<Optional<AssetEvent.Materialized>> newest(AssetKey key, @Nullable String partition, Instant after) {
		AssetHistoryOptions all = AssetHistoryOptions.all().after(after);
		AssetHistoryOptions options = (partition != null) ? all.partitions(partition) : all;
		return page(key, options, MATERIALIZATIONS, null, 1)
			.map((events) -> events.stream().filter((event) -> FoundEvents.isWithin(event, options)).findFirst());
	}

	public Flux<AssetEvent.Observed> observations(AssetKey key, AssetHistoryOptions options) {
		return flux(key, options, OBSERVATIONS);
	}

	public Stream<AssetEvent.Observed> observationStream(AssetKey key, AssetHistoryOptions options) {
		return stream(key, options, OBSERVATIONS);
	}

	private <E extends AssetEvent> Flux<E> flux(AssetKey key, AssetHistoryOptions options,
			Operation<FoundEvents<E>> operation) {
		Assert.notNull(options, "options must not be null");
		return this.transport.together(Pages.flux(() -> pages(key, options, operation)));
	}

	private <E extends AssetEvent> Stream<E> stream(AssetKey key, AssetHistoryOptions options,
			Operation<FoundEvents<E>> operation) {
		Assert.notNull(options, "options must not be null");
		return pages(key, options, operation).stream(this.transport::together);
	}

	private <E extends AssetEvent> Pages<E> pages(AssetKey key, AssetHistoryOptions options,
			Operation<FoundEvents<E>> operation) {
		PageSizes sizes = PageSizes.of(options.pageSize(), FIRST_PAGE_SIZE, MAX_PAGE_SIZE);
		return new FilteredPages<>(
				new TimePages<>((before, limit) -> page(key, options, operation, before, limit), RunEvent::timestamp,
						AssetHistory::identity, sizes, options.before()),
				(event) -> FoundEvents.isWithin(event, options));
	}

	private <E extends AssetEvent> Mono<List<E>> page(AssetKey key, AssetHistoryOptions options,
			Operation<FoundEvents<E>> operation, @Nullable Instant before, int limit) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("assetKey", AssetKeys.toInput(key));
		if (!options.partitions().isEmpty()) {
			variables.put("partitions", options.partitions().stream().sorted().toList());
		}
		if (before != null) {
			variables.put("before", String.valueOf(before.toEpochMilli()));
		}
		if (options.after() != null) {
			variables.put("after", String.valueOf(options.after().toEpochMilli()));
		}
		variables.put("limit", limit);
		return this.queries.execute(key, operation, variables, FoundEvents::missing).map(FoundEvents::events);
	}

	private static Object identity(AssetEvent event) {
		String partition = null;
		Map<String, String> tags = Map.of();
		if (event instanceof AssetEvent.Materialized materialized) {
			partition = materialized.partition();
			tags = materialized.tags();
		}
		else if (event instanceof AssetEvent.Observed observed) {
			partition = observed.partition();
			tags = observed.tags();
		}
		return Arrays.asList(event.timestamp(), event.runId(), event.stepKey(), partition, tags);
	}

	/**
	 * The status of an asset, which may not exist.
	 *
	 * @param missing whether the asset does not exist
	 * @param status the status
	 */
	private record FoundStatus(boolean missing, AssetStatus status) {

	}

}
