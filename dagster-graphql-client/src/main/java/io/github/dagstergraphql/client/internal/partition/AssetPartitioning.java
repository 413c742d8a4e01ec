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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.partition.DuplicatePartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Lists the partition keys of an asset, and changes them if they are dynamic.
 */
public final class AssetPartitioning {

	static final Operation<AssetPartitionDimensions> KEYS = Operation
		.<AssetPartitionDimensions>query(AssetPartitioning.class, "AssetPartitionKeys", "assetNodeOrError")
		.since("1.5.0", "Listing the partitions of assets")
		.read(DataReader.tree(AssetPartitionDimensions::read))
		.error("AssetNotFoundError", AssetNotFoundException::new)
		.build();

	static final Operation<String> ADD = Operation
		.<Changed>mutation(AssetPartitioning.class, "AddDynamicPartition", "addDynamicPartition")
		.since("1.5.0", "Adding partitions")
		.on(Changed.class, "AddDynamicPartitionSuccess")
		.error("DuplicateDynamicPartitionError", DuplicatePartitionException::new)
		.build()
		.map(Changed::definition);

	static final Operation<String> DELETE = Operation
		.<Changed>mutation(AssetPartitioning.class, "DeleteDynamicPartitions", "deleteDynamicPartitions")
		.since("1.9.0", "Deleting partitions")
		.on(Changed.class, "DeleteDynamicPartitionsSuccess")
		.build()
		.map(Changed::definition);

	private final DagsterTransport transport;

	private final AssetKey key;

	private final AssetExecution queries;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param key the asset
	 * @param queries executes queries for the asset
	 */
	public AssetPartitioning(DagsterTransport transport, AssetKey key, AssetExecution queries) {
		this.transport = transport;
		this.key = key;
		this.queries = queries;
	}

	/**
	 * Return the keys.
	 * @return the keys, in the order of the server
	 */
	public Mono<List<String>> keys() {
		return dimensions().map((found) -> {
			checkPartitioned(found);
			return found.combined();
		});
	}

	/**
	 * Return the keys of one dimension.
	 * @param dimension the name of the dimension
	 * @return the keys, in the order of the server
	 */
	public Mono<List<String>> keys(String dimension) {
		Assert.hasText(dimension, "the name of a dimension must not be empty");
		return dimensions().map((found) -> {
			checkPartitioned(found);
			List<String> keys = found.multiple() ? found.keys().get(dimension) : null;
			if (keys == null) {
				throw new InvalidPartitionException(Reason.WRONG_DIMENSIONS,
						"%s has no dimension \"%s\"%s".formatted(subject(), MessageText.name(dimension),
								found.multiple() ? ", but " + MessageText.names(found.keys().keySet(), ", ") : ""));
			}
			return keys;
		});
	}

	private void checkPartitioned(AssetPartitionDimensions found) {
		if (found.keys().isEmpty()) {
			throw new InvalidPartitionException(Reason.NOT_PARTITIONED, subject() + " is not partitioned");
		}
	}

	/**
	 * Add a dynamic partition.
	 * @param partitionKey the key
	 * @return completes when it has been added
	 */
	public Mono<Void> add(String partitionKey) {
		Assert.hasText(partitionKey, "partition key must not be empty");
		return change(ADD, Map.of("partitionKey", partitionKey));
	}

	/**
	 * Delete dynamic partitions.
	 * @param partitionKeys the keys; unknown ones are ignored by the server
	 * @return completes when they have been deleted
	 */
	public Mono<Void> delete(Collection<String> partitionKeys) {
		partitionKeys.forEach((each) -> Assert.hasText(each, "partition key must not be empty"));
		return partitionKeys.isEmpty() ? Mono.empty()
				: change(DELETE, Map.of("partitionKeys", List.copyOf(partitionKeys)));
	}

	private Mono<Void> change(Operation<String> operation, Map<String, ?> variables) {
		return this.transport.together(dimensions().flatMap((found) -> {
			Map<String, Object> all = new LinkedHashMap<>(variables);
			all.put("partitionsDefName", definition(found));
			all.put("repositorySelector", found.place().toSelector());
			return this.transport.execute(operation, all);
		}).then());
	}

	private String definition(AssetPartitionDimensions found) {
		if (found.dynamicNames().size() != 1) {
			throw new InvalidPartitionException(Reason.NOT_PARTITIONED,
					subject() + (found.dynamicNames().isEmpty() ? " has no dynamic partitions"
							: " has several dimensions of dynamic partitions, which is not supported"));
		}
		return found.dynamicNames().get(0);
	}

	private Mono<AssetPartitionDimensions> dimensions() {
		return this.queries.execute(KEYS, Map.of("assetKey", AssetKeys.toInput(this.key)));
	}

	private String subject() {
		return "Asset " + MessageText.name(this.key.toString());
	}

	/**
	 * A successful change.
	 *
	 * @param partitionsDefName the name of the definition
	 */
	record Changed(@Nullable String partitionsDefName) {

		String definition() {
			return Required.text(this.partitionsDefName, "partitionsDefName");
		}

	}

}
