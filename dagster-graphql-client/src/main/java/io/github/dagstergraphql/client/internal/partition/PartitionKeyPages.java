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

package io.github.dagstergraphql.client.internal.partition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.page.CursorPages;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Reads the partition keys of an asset page by page. Older servers return all keys at
 * once.
 */
public final class PartitionKeyPages {

	private static final int MAX_SIZE = 10_000;

	static final Operation<Optional<Page>> PAGE = Operation
		.<Node>query(PartitionKeyPages.class, "AssetPartitionKeyPage", "assetNodeOrError")
		.since("1.10.12", "Reading partition keys page by page")
		.on(Node.class, "AssetNode")
		.error("AssetNotFoundError", AssetNotFoundException::new)
		.build()
		.map(Node::toPage);

	private final DagsterTransport transport;

	private final AssetKey key;

	private final AssetExecution queries;

	private final AssetPartitioning partitioning;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param key the asset
	 * @param queries executes queries for the asset
	 * @param partitioning reads all keys at once
	 */
	public PartitionKeyPages(DagsterTransport transport, AssetKey key, AssetExecution queries,
			AssetPartitioning partitioning) {
		this.transport = transport;
		this.key = key;
		this.queries = queries;
		this.partitioning = partitioning;
	}

	/**
	 * Read the keys.
	 * @param pageSize the number of keys for each request
	 * @return the keys
	 */
	public Flux<String> flux(int pageSize) {
		check(pageSize);
		return this.transport.together(Pages.flux(() -> pages(pageSize)).concatMapIterable(Page::keys));
	}

	/**
	 * Read the keys, blocking for each page when its first key is requested.
	 * @param pageSize the number of keys for each request
	 * @return the keys
	 */
	public Stream<String> stream(int pageSize) {
		check(pageSize);
		return pages(pageSize).stream(this.transport::together).flatMap((page) -> page.keys().stream());
	}

	private static void check(int pageSize) {
		Assert.isTrue(pageSize > 0 && pageSize <= MAX_SIZE, "page size must be between 1 and " + MAX_SIZE);
	}

	private CursorPages<Page> pages(int size) {
		return new CursorPages<>("The list of partition keys of " + this.key, new CursorPages.Source<>() {

			@Override
			public Mono<Page> page(@Nullable String cursor) {
				return request(cursor, size);
			}

			@Override
			public @Nullable String cursor(Page page) {
				return page.cursor();
			}

			@Override
			public boolean hasMore(Page page) {
				return page.hasMore();
			}

		});
	}

	private Mono<Page> request(@Nullable String cursor, int size) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("assetKey", AssetKeys.toInput(this.key));
		variables.put("limit", size);
		if (cursor != null) {
			variables.put("cursor", cursor);
		}
		return this.queries.execute(PAGE, variables)
			.map((page) -> page.orElseThrow(() -> PartitionStatusQueries.notPartitioned(this.key)))
			.onErrorResume(UnsupportedServerVersionException.class,
					(ex) -> this.partitioning.keys().map((keys) -> new Page(keys, null, false)));
	}

	/**
	 * An {@code AssetNode}.
	 *
	 * @param partitionKeyConnection the page, or {@code null} if the asset is not
	 * partitioned
	 */
	record Node(@Nullable Connection partitionKeyConnection) {

		Optional<Page> toPage() {
			return Optional.ofNullable(this.partitionKeyConnection).map(Connection::toPage);
		}

	}

	/**
	 * A {@code PartitionKeyConnection}.
	 *
	 * @param results the keys
	 * @param cursor the cursor of the next page
	 * @param hasMore whether there are more pages
	 */
	record Connection(@Nullable List<@Nullable String> results, @Nullable String cursor, @Nullable Boolean hasMore) {

		Page toPage() {
			return new Page(Required.list(this.results, "partitionKeyConnection.results"),
					Required.field(this.cursor, "partitionKeyConnection.cursor"),
					Required.field(this.hasMore, "partitionKeyConnection.hasMore"));
		}

	}

	/**
	 * A page.
	 *
	 * @param keys the keys
	 * @param cursor the cursor of the next page, or {@code null} if there is none
	 * @param hasMore whether there are more pages
	 */
	record Page(List<String> keys, @Nullable String cursor, boolean hasMore) {

	}

}
