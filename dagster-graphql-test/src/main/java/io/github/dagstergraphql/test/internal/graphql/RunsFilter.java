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

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.RunState;

/**
 * The {@code RunsFilter} of a query. As in Dagster, an empty list is no condition, and
 * the last of two values for a tag overrides the other.
 */
final class RunsFilter {

	private final JsonObject filter;

	private final Map<String, String> tags = new HashMap<>();

	RunsFilter(JsonObject filter) {
		this.filter = filter;
		List<JsonObject> tags = filter.objectsOrNull("tags");
		if (tags != null) {
			tags.forEach((tag) -> this.tags.put(tag.text("key"), tag.text("value")));
		}
	}

	boolean matches(RunState run) {
		return isOneOf("runIds", run.id()) && isOneOf("statuses", run.status().name())
				&& isEqual("pipelineName", () -> run.request().job().name())
				&& isEqual("snapshotId", () -> WorkspaceFields.snapshotId(run.request().job()))
				&& is("createdBefore", run.created(), (time, limit) -> time < limit)
				&& is("createdAfter", run.created(), (time, limit) -> time > limit)
				&& is("updatedBefore", run.updated(), (time, limit) -> time < limit)
				&& is("updatedAfter", run.updated(), (time, limit) -> time > limit)
				&& this.tags.entrySet().stream().allMatch((tag) -> tag.getValue().equals(run.tags().get(tag.getKey())));
	}

	private boolean isOneOf(String name, String value) {
		return !(this.filter.value(name) instanceof List<?> list) || list.isEmpty() || list.contains(value);
	}

	private boolean isEqual(String name, Supplier<String> value) {
		String expected = this.filter.textOrNull(name);
		return expected == null || expected.equals(value.get());
	}

	private boolean is(String name, Instant time, BiPredicate<Double, Double> condition) {
		return !(this.filter.value(name) instanceof Number limit)
				|| condition.test(Times.seconds(time), limit.doubleValue());
	}

}
