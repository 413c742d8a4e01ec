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

package io.github.dagstergraphql.test.internal.launch;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.PlannedCheck;
import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;

/**
 * The {@code ReexecutionParams} of a re-execution.
 */
final class Repetition {

	/** Tags about the run itself, which Dagster does not copy. */
	private static final Set<String> OWN_TAGS = Set.of(".dagster/run_metrics", "dagster/run_metrics",
			"dagster/failure_reason", "dagster/retry_number", LaunchParams.RESUME_RETRY, "dagster/will_retry",
			"dagster/auto_retry_run_id", "dagster/backfill", "dagster/parent_backfill_id", "dagster/root_backfill_id");

	private final JsonObject params;

	Repetition(JsonObject params) {
		this.params = params;
	}

	String parentRunId() {
		return this.params.text("parentRunId");
	}

	boolean isFromFailure() {
		return this.params.text("strategy").equals("FROM_FAILURE");
	}

	boolean isFromAssetFailure() {
		return this.params.text("strategy").equals("FROM_ASSET_FAILURE");
	}

	Map<String, String> extraTags() {
		Map<String, String> tags = new LinkedHashMap<>();
		List<JsonObject> extra = this.params.objectsOrNull("extraTags");
		if (extra != null) {
			extra.forEach((tag) -> tags.put(tag.text("key"), tag.text("value")));
		}
		return tags;
	}

	/**
	 * Return the tags of the new run.
	 * @param parent the parent run
	 * @return the tags, without those of the job
	 */
	Map<String, String> tags(RunState parent) {
		Map<String, String> tags = new LinkedHashMap<>();
		if (!Boolean.FALSE.equals(this.params.value("useParentRunTags"))) {
			tags.putAll(parent.tags());
			tags.keySet().removeAll(OWN_TAGS);
		}
		tags.putAll(extraTags());
		tags.put("dagster/parent_run_id", parent.id());
		tags.put("dagster/root_run_id", parent.root());
		if (isFromFailure()) {
			tags.put(LaunchParams.RESUME_RETRY, "true");
		}
		if (isFromAssetFailure()) {
			tags.put("dagster/is_asset_resume_retry", "true");
		}
		return tags;
	}

	/**
	 * Return the steps that have not succeeded.
	 * @param parent the parent run
	 * @return the steps
	 * @throws RefusedException if the run is not finished, or there was no failure
	 */
	static List<String> stepsAfterFailure(RunState parent) {
		if (parent.status() != RunStatus.FAILURE && parent.status() != RunStatus.CANCELED) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterInvariantViolationError",
					"Cannot reexecute from failure a run that is not failed or canceled"));
		}
		return parent.unfinishedSteps();
	}

	/**
	 * Return the assets that have not been materialized or whose blocking checks have
	 * failed, and the checks that have not been evaluated. A step is repeated as a whole.
	 * @param parent the parent run
	 * @return the assets and the checks
	 * @throws RefusedException if there are none
	 */
	static Remainder assetsAfterFailure(RunState parent) {
		RunRequest request = parent.request();
		Set<AssetKey> failed = new LinkedHashSet<>();
		Set<CheckKey> evaluated = new LinkedHashSet<>();
		Set<String> materialized = new LinkedHashSet<>();
		for (LoggedEvent event : parent.events()) {
			LoggedEvent.Check check = event.check();
			if (event.type() == LoggedEvent.Type.MATERIALIZED && event.step() != null) {
				materialized.add(event.step());
			}
			else if (event.type() == LoggedEvent.Type.CHECK_EVALUATED && check != null) {
				if (isBlockingFailure(check)) {
					failed.add(check.planned().asset().key());
				}
				else {
					evaluated.add(check.planned().key());
				}
			}
		}
		Set<String> steps = new LinkedHashSet<>();
		request.assets()
			.stream()
			.filter((asset) -> !materialized.contains(asset.step()) || failed.contains(asset.key()))
			.forEach((asset) -> steps.add(asset.step()));
		request.checks()
			.stream()
			.filter((check) -> !evaluated.contains(check.key()) || failed.contains(check.asset().key()))
			.forEach((check) -> steps.add(check.step()));
		steps.retainAll(request.steps());
		if (steps.isEmpty()) {
			throw nothingLeft("assets or asset checks");
		}
		return new Remainder(
				request.assets()
					.stream()
					.filter((asset) -> steps.contains(asset.step()))
					.map(AssetDefinition::key)
					.toList(),
				request.checks()
					.stream()
					.filter((check) -> steps.contains(check.step()))
					.map(PlannedCheck::key)
					.toList());
	}

	private static boolean isBlockingFailure(LoggedEvent.Check check) {
		return check.planned().definition().isBlocking() && check.outcome() != null && !check.outcome().isPassed();
	}

	static RefusedException nothingLeft(String what) {
		return new RefusedException(new ServerError.Python("dagster._core.errors.DagsterInvalidSubsetError",
				"No " + what + " needed to be retried in the failed run."));
	}

	/**
	 * What remains of a failed run.
	 *
	 * @param assets the assets
	 * @param checks the asset checks
	 */
	record Remainder(List<AssetKey> assets, List<CheckKey> checks) {

	}

}
