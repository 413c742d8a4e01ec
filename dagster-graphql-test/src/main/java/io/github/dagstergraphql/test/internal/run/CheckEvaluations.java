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

package io.github.dagstergraphql.test.internal.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import io.github.dagstergraphql.test.run.AssetCheckOutcome;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * Ids and outcomes of the executions of all asset checks. Not thread-safe: the
 * {@link Simulation} synchronizes access.
 */
final class CheckEvaluations {

	private final Map<PlannedCheck.CheckKey, Integer> evaluated = new HashMap<>();

	private int lastId;

	int nextId() {
		return ++this.lastId;
	}

	AssetCheckOutcome nextOutcome(PlannedCheck check) {
		return check.definition().outcome(this.evaluated.merge(check.key(), 1, Integer::sum) - 1);
	}

	/**
	 * Return why a step fails after the evaluation of its checks.
	 * @param checks the evaluated checks
	 * @return the exception, or {@code null} if no blocking check has failed
	 */
	static @Nullable PythonException failure(List<LoggedEvent.Check> checks) {
		List<PlannedCheck> failed = checks.stream()
			.filter((check) -> check.planned().definition().isBlocking() && isError(check.outcome()))
			.map(LoggedEvent.Check::planned)
			.toList();
		if (failed.isEmpty()) {
			return null;
		}
		// the checks of a step are those of one asset
		return PythonException.of(LoggedEvent.CHECK_FAILED,
				"%d blocking asset check%s failed with ERROR severity:\n%s: %s".formatted(failed.size(),
						(failed.size() > 1) ? "s" : "", failed.get(0).asset().key(),
						String.join(",", failed.stream().map((check) -> check.definition().name()).toList())));
	}

	private static boolean isError(@Nullable AssetCheckOutcome outcome) {
		return outcome != null && !outcome.isPassed() && outcome.severity() == AssetCheckSeverity.ERROR;
	}

	void reset() {
		this.evaluated.clear();
		this.lastId = 0;
	}

}
