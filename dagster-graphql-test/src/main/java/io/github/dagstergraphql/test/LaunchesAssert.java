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

package io.github.dagstergraphql.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.json.JsonText;
import io.github.dagstergraphql.test.run.RecordedLaunch;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the launches of a job. Each restricts the launches further and fails when
 * none is left.
 *
 * @since 0.1.0
 */
public final class LaunchesAssert extends AbstractAssert<LaunchesAssert, List<RecordedLaunch>> {

	private final List<RecordedLaunch> all;

	private final String expectation;

	LaunchesAssert(List<RecordedLaunch> all, String job) {
		this(all, all.stream().filter((launch) -> launch.isAccepted() && launch.job().equals(job)).toList(),
				"a launch of \"" + job + "\"");
	}

	private LaunchesAssert(List<RecordedLaunch> all, List<RecordedLaunch> matching, String expectation) {
		super(matching, LaunchesAssert.class);
		this.all = all;
		this.expectation = expectation;
		if (matching.isEmpty()) {
			throw failure("Expected %s, but found%s", expectation, describe(all));
		}
	}

	/**
	 * Restrict to launches with this run config.
	 * @param runConfig a map, a record, or any object that Jackson serializes as a JSON
	 * object; it must match the whole run config
	 * @return assertions on these launches
	 */
	public LaunchesAssert withConfig(Object runConfig) {
		String json = JsonText.write(runConfig);
		Object expected = JsonText.read(json);
		// 1 and 1L are equal in JSON.
		return keep("with the run config " + json,
				(launch) -> Objects.equals(JsonText.read(JsonText.write(launch.runConfig())), expected));
	}

	/**
	 * Restrict to launches with these tags. Further tags are allowed.
	 * @param tags the tags
	 * @return assertions on these launches
	 */
	public LaunchesAssert withTags(Map<String, String> tags) {
		return keep("with the tags " + tags, (launch) -> launch.tags().entrySet().containsAll(tags.entrySet()));
	}

	/**
	 * Restrict to launches with this tag. Further tags are allowed.
	 * @param key the key
	 * @param value the value
	 * @return assertions on these launches
	 */
	public LaunchesAssert withTag(String key, String value) {
		return withTags(Map.of(key, value));
	}

	/**
	 * Restrict to launches in this code location.
	 * @param location the name of the code location
	 * @return assertions on these launches
	 */
	public LaunchesAssert inLocation(String location) {
		return keep("in the code location \"" + location + "\"", (launch) -> launch.location().equals(location));
	}

	/**
	 * Restrict to launches by this client. Only the clients of Spring Boot tests send
	 * their names to the server.
	 * @param clientName the name as in {@code dagster.clients}, or {@code default} for
	 * the client without a name
	 * @return assertions on these launches
	 */
	public LaunchesAssert byClient(String clientName) {
		return keep("by the client \"" + clientName + "\"", (launch) -> clientName.equals(launch.clientName()));
	}

	/**
	 * Restrict to launches of exactly these ops.
	 * @param selection the op selection, in the order of the request
	 * @return assertions on these launches
	 */
	public LaunchesAssert withOpSelection(String... selection) {
		return keep("of the ops " + Arrays.toString(selection),
				(launch) -> launch.opSelection().equals(List.of(selection)));
	}

	/**
	 * Restrict to launches of exactly these assets.
	 * @param selection the asset keys, with slashes between their components, in the
	 * order of the request
	 * @return assertions on these launches
	 */
	public LaunchesAssert withAssetSelection(String... selection) {
		List<AssetKey> keys = Arrays.stream(selection).map(AssetKey::parse).toList();
		return keep("of the assets " + keys, (launch) -> launch.assetSelection().equals(keys));
	}

	/**
	 * Verify that exactly one launch matches.
	 * @return this assertion object
	 */
	public LaunchesAssert once() {
		return times(1);
	}

	/**
	 * Verify the number of matching launches.
	 * @param expected the number of launches
	 * @return this assertion object
	 */
	public LaunchesAssert times(int expected) {
		if (this.actual.size() != expected) {
			throw failure("Expected %s %s, but found it %d times in%s", this.expectation,
					(expected == 1) ? "once" : expected + " times", this.actual.size(), describe(this.all));
		}
		return this;
	}

	private LaunchesAssert keep(String condition, Predicate<RecordedLaunch> predicate) {
		LaunchesAssert next = new LaunchesAssert(this.all, this.actual.stream().filter(predicate).toList(),
				this.expectation + " " + condition);
		next.info.description(this.info.description());
		return next;
	}

	/**
	 * Return a description of launches, one per line.
	 * @param launches the launches
	 * @return the text
	 */
	static String describe(List<RecordedLaunch> launches) {
		if (launches.isEmpty()) {
			return " no launches";
		}
		return launches.stream().map(LaunchesAssert::describe).collect(Collectors.joining("\n  ", "\n  ", "\n"));
	}

	private static String describe(RecordedLaunch launch) {
		List<String> parts = new ArrayList<>();
		parts.add("%s.%s.%s".formatted(launch.location(), launch.repository(), launch.job()));
		parts.add("run config " + JsonText.write(launch.runConfig()));
		parts.add("tags " + launch.tags());
		if (!launch.opSelection().isEmpty()) {
			parts.add("ops " + launch.opSelection());
		}
		if (!launch.assetSelection().isEmpty()) {
			parts.add("assets " + launch.assetSelection());
		}
		if (launch.clientName() != null) {
			parts.add("client " + launch.clientName());
		}
		parts.add((launch.runId() != null) ? "run " + launch.runId() : "rejected with " + launch.errorType());
		return String.join(", ", parts);
	}

}
