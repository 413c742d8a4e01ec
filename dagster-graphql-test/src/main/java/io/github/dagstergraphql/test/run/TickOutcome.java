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

package io.github.dagstergraphql.test.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.automation.DynamicPartitionsRequest;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Result of the evaluation of a schedule or sensor.
 *
 * <pre class="code">
 * TickOutcome.launches(RunRequest.builder().runKey("a.csv").tags(Map.of("file", "a.csv")).build()).cursor("a.csv")
 * </pre>
 *
 * @since 0.1.0
 */
public final class TickOutcome {

	private final List<RunRequest> runRequests;

	private final @Nullable String skipReason;

	private final @Nullable PythonException failure;

	private final @Nullable String cursor;

	private final List<DynamicPartitionsRequest> partitionsRequests;

	private final Map<AssetKey, ConditionOutcome> evaluations;

	private TickOutcome(List<RunRequest> runRequests, @Nullable String skipReason, @Nullable PythonException failure,
			@Nullable String cursor, List<DynamicPartitionsRequest> partitionsRequests,
			Map<AssetKey, ConditionOutcome> evaluations) {
		this.runRequests = List.copyOf(runRequests);
		this.skipReason = skipReason;
		this.failure = failure;
		this.cursor = cursor;
		this.partitionsRequests = List.copyOf(partitionsRequests);
		this.evaluations = evaluations;
	}

	/**
	 * Create an outcome without runs ({@code SkipReason}).
	 * @param reason the reason
	 * @return the outcome
	 */
	public static TickOutcome skips(String reason) {
		Assert.notNull(reason, "reason must not be null");
		return new TickOutcome(List.of(), reason, null, null, List.of(), Map.of());
	}

	/**
	 * Create an outcome that launches runs ({@code RunRequest}).
	 * @param requests the requested runs; one without a job is for the job of the
	 * schedule, or the only job of the sensor
	 * @return the outcome
	 */
	public static TickOutcome launches(RunRequest... requests) {
		return new TickOutcome(List.of(requests), null, null, null, List.of(), Map.of());
	}

	/**
	 * Create an outcome of code that raises an exception.
	 * @param exception the exception
	 * @return the outcome
	 */
	public static TickOutcome fails(PythonException exception) {
		Assert.notNull(exception, "exception must not be null");
		return new TickOutcome(List.of(), null, exception, null, List.of(), Map.of());
	}

	/**
	 * Return this outcome with a new cursor of the sensor
	 * ({@code context.update_cursor}). Defaults to the previous cursor.
	 * @param cursor the cursor
	 * @return the outcome
	 */
	public TickOutcome cursor(String cursor) {
		return new TickOutcome(this.runRequests, this.skipReason, this.failure, cursor, this.partitionsRequests,
				this.evaluations);
	}

	/**
	 * Return this outcome with a skip reason, which counts only if it requests no runs.
	 * @param reason the reason
	 * @return the outcome
	 */
	public TickOutcome skipReason(String reason) {
		return new TickOutcome(this.runRequests, reason, this.failure, this.cursor, this.partitionsRequests,
				this.evaluations);
	}

	/**
	 * Return this outcome of a sensor with dynamic partitions to add
	 * ({@code build_add_request}).
	 * @param partitionsName the name of the dynamic partitions
	 * @param partitionKeys the partition keys
	 * @return the outcome
	 */
	public TickOutcome addsPartitions(String partitionsName, String... partitionKeys) {
		return with(partitionsName, DynamicPartitionsRequest.Type.ADD_PARTITIONS, partitionKeys);
	}

	/**
	 * Return this outcome of a sensor with dynamic partitions to delete
	 * ({@code build_delete_request}).
	 * @param partitionsName the name of the dynamic partitions
	 * @param partitionKeys the partition keys
	 * @return the outcome
	 */
	public TickOutcome deletesPartitions(String partitionsName, String... partitionKeys) {
		return with(partitionsName, DynamicPartitionsRequest.Type.DELETE_PARTITIONS, partitionKeys);
	}

	/**
	 * Return this outcome of a sensor with the evaluation of the automation condition of
	 * an asset ({@code AutomationConditionSensorDefinition}). If the condition is true,
	 * the asset is materialized: by one run, or by one for each partition for which it is
	 * true. All evaluations of a tick have the same id. As in Dagster, an evaluation that
	 * requests nothing is stored only if it differs from the previous one.
	 * @param assetKey the key of the asset, with slashes between its components. The
	 * repository of the sensor must define the asset
	 * @param condition the result of its condition
	 * @return the outcome
	 */
	public TickOutcome evaluates(String assetKey, ConditionOutcome condition) {
		Assert.notNull(condition, "condition must not be null");
		Map<AssetKey, ConditionOutcome> all = new LinkedHashMap<>(this.evaluations);
		all.put(AssetKey.parse(assetKey), condition);
		return new TickOutcome(this.runRequests, this.skipReason, this.failure, this.cursor, this.partitionsRequests,
				Collections.unmodifiableMap(all));
	}

	private TickOutcome with(String partitionsName, DynamicPartitionsRequest.Type type, String... partitionKeys) {
		List<DynamicPartitionsRequest> all = new ArrayList<>(this.partitionsRequests);
		all.add(new DynamicPartitionsRequest(partitionsName, type, List.of(partitionKeys)));
		return new TickOutcome(this.runRequests, this.skipReason, this.failure, this.cursor, all, this.evaluations);
	}

	/**
	 * Return the requested runs.
	 * @return the requests, unmodifiable
	 */
	public List<RunRequest> runRequests() {
		return this.runRequests;
	}

	/**
	 * Return the skip reason.
	 * @return the reason, or {@code null}
	 */
	public @Nullable String skipReason() {
		return this.skipReason;
	}

	/**
	 * Return the exception that the code raises.
	 * @return the exception, or {@code null}
	 */
	public @Nullable PythonException failure() {
		return this.failure;
	}

	/**
	 * Return the new cursor.
	 * @return the cursor, or {@code null} for the previous one
	 */
	public @Nullable String cursor() {
		return this.cursor;
	}

	/**
	 * Return the changes of dynamic partitions.
	 * @return the changes, unmodifiable
	 */
	public List<DynamicPartitionsRequest> partitionsRequests() {
		return this.partitionsRequests;
	}

	/**
	 * Return the evaluations of automation conditions.
	 * @return the results by asset, unmodifiable
	 */
	public Map<AssetKey, ConditionOutcome> evaluations() {
		return this.evaluations;
	}

	@Override
	public String toString() {
		return "TickOutcome[runRequests=" + this.runRequests + ", skipReason=" + this.skipReason + ", failure="
				+ this.failure + ", cursor=" + this.cursor + "]";
	}

}
