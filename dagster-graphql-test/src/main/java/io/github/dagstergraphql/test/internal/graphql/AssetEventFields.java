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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.asset.AssetEvent;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * Materializations and observations of an asset.
 */
final class AssetEventFields {

	private final ServedInstance served;

	private final RunFields runs;

	AssetEventFields(ServedInstance served, RunFields runs) {
		this.served = served;
		this.runs = runs;
	}

	/**
	 * Return events of an asset.
	 * @param key the asset
	 * @param type the type of the events
	 * @param arguments the conditions
	 * @return the events, newest first
	 */
	List<Node> page(AssetKey key, AssetEvent.Type type, JsonObject arguments) {
		List<String> partitions = arguments.textsOrNull("partitions");
		String before = arguments.textOrNull("beforeTimestampMillis");
		String after = arguments.textOrNull("afterTimestampMillis");
		Integer limit = arguments.numberOrNull("limit");
		return this.served.assets()
			.events(key, type)
			.stream()
			.filter((event) -> partitions == null || partitions.contains(event.partition()))
			.filter((event) -> before == null || event.time().toEpochMilli() < Long.parseLong(before))
			.filter((event) -> after == null || event.time().toEpochMilli() > Long.parseLong(after))
			.limit((limit != null) ? limit : Long.MAX_VALUE)
			.map(this::event)
			.toList();
	}

	@Nullable Node latest(List<AssetEvent> events) {
		return events.isEmpty() ? null : event(events.get(0));
	}

	@Nullable Node latestRun(List<RunState> runs) {
		return runs.isEmpty() ? null : this.runs.run(runs.get(runs.size() - 1));
	}

	Node event(AssetEvent event) {
		return Node.of(event.type().typeName())
			.with("runId", event.runId())
			.with("message", event.message())
			.with("timestamp", Times.millis(event.time()))
			.with("level", event.runId().isEmpty() ? "INFO" : "DEBUG")
			.with("stepKey", event.step())
			.with("solidHandleID", event.step())
			.with("eventType", event.type().eventType())
			.with("label", String.join(" ", event.key().path()))
			.with("description", event.description())
			.lazy("metadataEntries", () -> MetadataFields.entries(event.metadata()))
			.with("assetKey", AssetFields.keyNode(event.key()))
			.with("partition", event.partition())
			.with("tags", event.tags().entrySet().stream().map(AssetEventFields::tag).toList())
			.lazy("runOrError", () -> this.runs.runOrError(event.runId()))
			.lazy("stepStats", () -> stepStats(event));
	}

	private @Nullable Node stepStats(AssetEvent event) {
		RunState run = this.served.simulation().find(event.runId());
		return (run != null) ? RunFields.stepStats(run, event.step()) : null;
	}

	private static Node tag(Map.Entry<String, String> tag) {
		return Node.of("EventTag").with("key", tag.getKey()).with("value", tag.getValue());
	}

}
