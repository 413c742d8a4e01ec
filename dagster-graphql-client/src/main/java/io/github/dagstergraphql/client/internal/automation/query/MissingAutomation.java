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

package io.github.dagstergraphql.client.internal.automation.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.automation.AutomationCandidate;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.workspace.LoadFailures;
import io.github.dagstergraphql.client.internal.workspace.NearMisses;
import io.github.dagstergraphql.client.internal.workspace.NotFoundText;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a schedule or sensor was not found: it is unknown, in another repository,
 * misspelled, or in a code location that is unknown or failed to load.
 */
final class MissingAutomation {

	private MissingAutomation() {
	}

	static DagsterServerException explain(AutomationQuery query, List<AutomationCandidate> all, List<String> locations,
			List<LocationLoadFailureInfo> failures, UnaryOperator<String> redactor) {
		List<LocationLoadFailureInfo> relevant = failures.stream()
			.filter((failure) -> query.location() == null || query.location().equals(failure.locationName()))
			.toList();
		StringBuilder message = new StringBuilder(headline(query));
		if (!relevant.isEmpty()) {
			message
				.append((query.location() != null) ? ": the code location failed to load: "
						: ". It may be in a code location that failed to load: ")
				.append(LoadFailures.describe(relevant, redactor));
		}
		else if (query.location() != null && !locations.contains(query.location())) {
			message.append(": the code location does not exist")
				.append(NotFoundText.known("code locations", quoted(locations)));
		}
		List<AutomationCandidate> nearMisses = nearMisses(query, all);
		message.append(NearMisses.question(nearMisses));
		return query.kind().notFound(message.toString(), null, nearMisses, relevant);
	}

	static DagsterServerException unexplained(AutomationQuery query, @Nullable DagsterServerException answer) {
		return query.kind()
			.notFound(headline(query), (answer != null) ? answer.getServerMessage() : null, List.of(), List.of());
	}

	private static List<String> quoted(List<String> names) {
		return names.stream().map((name) -> '"' + name + '"').toList();
	}

	private static String headline(AutomationQuery query) {
		return NotFoundText.headline(query.kind().word(), query.name(), query.location(), query.repository());
	}

	// those of the same name elsewhere come first
	private static List<AutomationCandidate> nearMisses(AutomationQuery query, List<AutomationCandidate> all) {
		List<AutomationCandidate> nearMisses = new ArrayList<>(
				NearMisses.of(query.name(), all, AutomationCandidate::name));
		nearMisses.sort(Comparator.comparing((candidate) -> !candidate.name().equals(query.name())));
		return nearMisses;
	}

}
