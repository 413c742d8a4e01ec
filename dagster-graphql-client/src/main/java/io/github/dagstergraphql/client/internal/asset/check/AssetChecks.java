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

package io.github.dagstergraphql.client.internal.asset.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckExecution;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.metadata.MetadataReader;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.page.LastIdPages;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Queries for the checks of assets and their executions.
 */
public final class AssetChecks {

	private static final int FIRST_PAGE_SIZE = 25;

	private static final int MAX_PAGE_SIZE = 500;

	private static final String PARTITION = "partition";

	private static final String[] YOUNGER = { "blocking", PARTITION, "description" };

	static final Operation<FoundChecks.Listed> CHECKS = Operation
		.<FoundChecks>query(AssetChecks.class, "AssetChecks", "assetNodeOrError")
		.since("1.5.10", "Querying the checks of an asset")
		.younger(MetadataReader.YOUNGER)
		.younger(YOUNGER)
		.on(FoundChecks.class, "AssetNode")
		.error(AssetQueries.NOT_FOUND, AssetNotFoundException::new)
		.build()
		.map(FoundChecks::toListed);

	static final Operation<List<AssetCheckExecution>> EXECUTIONS = Operation
		.<CheckExecutionList>query(AssetChecks.class, "AssetCheckExecutions", "assetCheckExecutions")
		.since("1.5.6", "Querying the executions of an asset check")
		.younger(MetadataReader.YOUNGER)
		.younger(YOUNGER)
		.read(DataReader.record(CheckExecutionList.class))
		.build()
		.map(CheckExecutionList::toExecutions);

	static final Operation<List<AssetCheckExecution>> PARTITION_EXECUTIONS = Operation
		.<CheckExecutionList>query(AssetChecks.class, "AssetCheckPartitionExecutions", "assetCheckExecutions")
		.since("1.12.13", "Querying the executions of an asset check for a partition")
		.read(DataReader.record(CheckExecutionList.class))
		.build()
		.map(CheckExecutionList::toExecutions);

	private final DagsterTransport transport;

	private final AssetQueries queries;

	public AssetChecks(DagsterTransport transport, AssetQueries queries) {
		this.transport = transport;
		this.queries = queries;
	}

	/**
	 * Request the checks of an asset.
	 * @param key the asset
	 * @return the checks
	 */
	public Mono<List<AssetCheck>> checks(AssetKey key) {
		return this.queries.execute(key, CHECKS, Map.of("assetKey", AssetKeys.toInput(key)), (found) -> false)
			.flatMap((found) -> (found.errorType() != null) ? Mono.error(failure(found.errorType(), found.message()))
					: Mono.just(found.checks()));
	}

	// a storage without migration, or a code location or an agent that is too old
	private UnrecognizedServerErrorException failure(String type, @Nullable String message) {
		String details = (message != null) ? this.transport.redact(message.strip()) : "no details given";
		return new UnrecognizedServerErrorException(type, MessageText.name(type) + ": " + details, message, false);
	}

	/**
	 * Read the executions of a check as they are requested.
	 * @param key the asset
	 * @param checkName the name of the check
	 * @param partition the partition key, or {@code null} for all executions
	 * @return the executions, newest first
	 */
	public Flux<AssetCheckExecution> executions(AssetKey key, String checkName, @Nullable String partition) {
		Map<String, Object> variables = variables(key, checkName, partition);
		return this.transport.together(Pages.flux(() -> pages(variables)));
	}

	/**
	 * Read the executions of a check, blocking for each page.
	 * @param key the asset
	 * @param checkName the name of the check
	 * @param partition the partition key, or {@code null} for all executions
	 * @return the executions, newest first
	 */
	public Stream<AssetCheckExecution> executionStream(AssetKey key, String checkName, @Nullable String partition) {
		return pages(variables(key, checkName, partition)).stream(this.transport::together);
	}

	private static Map<String, Object> variables(AssetKey key, String checkName, @Nullable String partition) {
		Assert.hasText(checkName, "check name must not be empty");
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("assetKey", AssetKeys.toInput(key));
		variables.put("checkName", checkName);
		if (partition != null) {
			variables.put(PARTITION, partition);
		}
		return variables;
	}

	private Pages<AssetCheckExecution> pages(Map<String, Object> variables) {
		return new LastIdPages<>("execution", "of an asset check", (last, limit) -> page(variables, last, limit),
				AssetCheckExecution::id, PageSizes.growing(FIRST_PAGE_SIZE, MAX_PAGE_SIZE), null);
	}

	private Mono<List<AssetCheckExecution>> page(Map<String, Object> variables, @Nullable String last, int limit) {
		Map<String, Object> all = new LinkedHashMap<>(variables);
		if (last != null) {
			all.put("cursor", last);
		}
		all.put("limit", limit);
		return this.transport.execute(variables.containsKey(PARTITION) ? PARTITION_EXECUTIONS : EXECUTIONS, all);
	}

}
