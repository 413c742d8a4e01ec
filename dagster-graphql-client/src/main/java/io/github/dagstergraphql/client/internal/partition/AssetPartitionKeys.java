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

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Partitions of an {@code AssetNode}.
 */
public final class AssetPartitionKeys {

	/** Tag of a run with its partition, and prefix of the tags with its dimensions. */
	public static final String TAG = "dagster/partition";

	/**
	 * Field of {@code PartitionDefinition} that older servers do not have, with the
	 * format of the keys of time windows.
	 */
	public static final String FORMAT = "fmt";

	/** End of the first sentence in the description of time windows. */
	private static final Pattern ZONE = Pattern.compile("starting .+? ([A-Za-z_]+(?:/[\\w+\\-]+)*)\\.(?:\\s|$)");

	private final Partitions partitions;

	private AssetPartitionKeys(Partitions partitions) {
		this.partitions = partitions;
	}

	/**
	 * Read the partitions of an asset.
	 * @param subject the asset, for messages
	 * @param node the {@code AssetNode}
	 * @return the partitions, or {@code null} if there are none
	 */
	public static @Nullable AssetPartitionKeys read(String subject, JsonNode node) {
		JsonNode definition = node.path("partitionDefinition");
		if (definition.isMissingNode() || definition.isNull()) {
			return null;
		}
		Map<String, String> descriptions = new HashMap<>();
		for (JsonNode type : definition.path("dimensionTypes")) {
			descriptions.put(type.path("name").asString(""), type.path("description").asString(""));
		}
		boolean multiple = "MULTIPARTITIONED".equals(definition.path("type").asString(""));
		List<Dimension> dimensions = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (JsonNode dimension : Required.array(node.get("partitionKeysByDimension"), "partitionKeysByDimension")) {
			String name = Required.string(dimension.get("name"), "partitionKeysByDimension.name");
			if (!names.add(name)) {
				throw new ShapeException("partitionKeysByDimension.name");
			}
			List<String> keys = Required.strings(dimension.get("partitionKeys"),
					"partitionKeysByDimension.partitionKeys");
			String description = multiple ? descriptions.getOrDefault(name, "")
					: definition.path("description").asString("");
			dimensions.add(new Dimension(multiple ? name : null, keys,
					multiple ? null : definition.path(FORMAT).asString(null), zone(description)));
		}
		Required.field(dimensions.isEmpty() ? null : dimensions, "partitionKeysByDimension");
		return new AssetPartitionKeys(new Partitions(subject, dimensions));
	}

	private static @Nullable ZoneId zone(String description) {
		Matcher zone = ZONE.matcher(description);
		try {
			return zone.find() ? ZoneId.of(zone.group(1)) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Return the text of a key.
	 * @param key the key
	 * @return the text of a partition that exists
	 * @throws InvalidPartitionException if there is no such partition
	 */
	public String resolve(PartitionKey key) {
		return this.partitions.resolve(key);
	}

	/**
	 * Check the order of two partitions.
	 * @param first the key of the first partition
	 * @param last the key of the last partition
	 * @throws InvalidPartitionException if the last one precedes the first one
	 */
	public void checkOrder(String first, String last) {
		Dimension dimension = this.partitions.dimensions().get(0);
		if (dimension.name() == null) {
			KnownPartitions.checkOrder(this.partitions.subject(), dimension.keys().indexOf(first),
					dimension.keys().indexOf(last), first, last);
		}
	}

	/**
	 * Return the complete keys of all partitions.
	 * @return the keys, in the order of the server
	 */
	public List<String> all() {
		return this.partitions.keys();
	}

	/**
	 * Read the statuses of the partitions.
	 * @param statuses the {@code AssetPartitionStatuses}
	 * @return the ranges of partitions that are not missing
	 */
	public List<PartitionStatusRange> ranges(@Nullable JsonNode statuses) {
		return new StatusRanges(this.partitions.dimensions()).read(statuses);
	}

	/**
	 * Return the tags of a run for a partition.
	 * @param key the text of the key
	 * @return the tags
	 */
	public Map<String, String> tags(String key) {
		Map<String, String> tags = new LinkedHashMap<>();
		tags.put(TAG, key);
		List<Dimension> dimensions = this.partitions.dimensions();
		if (dimensions.size() > 1) {
			String[] values = key.split("\\|", -1);
			for (int i = 0; i < values.length; i++) {
				tags.put(TAG + "/" + dimensions.get(i).name(), values[i]);
			}
		}
		return tags;
	}

}
