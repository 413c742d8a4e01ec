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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.workspace.WorkspaceLocations.Entry;
import io.github.dagstergraphql.client.job.JobCandidate;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a job was not found: it is unknown, in another repository, misspelled, or
 * in a code location that is unknown or failed to load. The server returns the same error
 * in all of these cases.
 */
final class JobNotFound {

	private JobNotFound() {
	}

	static JobNotFoundException explain(JobQuery query, @Nullable DagsterServerException answer,
			WorkspaceLocations workspace, UnaryOperator<String> redactor) {
		List<Entry> entries = workspace.entries();
		List<LocationLoadFailureInfo> failures = entries.stream()
			.flatMap(Entry::failure)
			.filter((failure) -> query.location() == null || query.location().equals(failure.locationName()))
			.toList();
		List<JobCandidate> jobs = entries.stream().flatMap(Entry::jobs).toList();
		List<JobCandidate> nearMisses = nearMisses(query, jobs);
		StringBuilder message = new StringBuilder(headline(query));
		if (query.location() != null) {
			message.append(aboutLocation(query, query.location(), entries, LoadFailures.describe(failures, redactor)));
		}
		else if (!failures.isEmpty()) {
			message.append(". It may be in a code location that failed to load: ")
				.append(LoadFailures.describe(failures, redactor));
		}
		message.append(NearMisses.question(nearMisses));
		message.append(AssetJobs.notFoundHint(query, entries));
		return create(query, answer, message.toString(), nearMisses, failures);
	}

	static JobNotFoundException unexplained(JobQuery query, @Nullable DagsterServerException answer,
			Throwable failure) {
		JobNotFoundException exception = create(query, answer,
				headline(query) + ". The reason could not be determined: " + failure.getMessage(), List.of(),
				List.of());
		exception.addSuppressed(failure);
		return exception;
	}

	private static JobNotFoundException create(JobQuery query, @Nullable DagsterServerException answer, String message,
			List<JobCandidate> nearMisses, List<LocationLoadFailureInfo> failures) {
		String errorType = (answer != null) ? answer.getErrorType() : query.kind().notFoundType();
		String serverMessage = (answer != null) ? answer.getServerMessage() : null;
		return new JobNotFoundException(errorType, message, serverMessage, nearMisses, failures);
	}

	private static String headline(JobQuery query) {
		return NotFoundText.headline(query.kind().word(), query.jobName(), query.location(), query.repository());
	}

	private static String aboutLocation(JobQuery query, String location, List<Entry> entries, String failures) {
		if (!failures.isEmpty()) {
			return ": the code location failed to load: " + failures;
		}
		List<Entry> named = entries.stream().filter((entry) -> location.equals(entry.location())).toList();
		if (named.isEmpty()) {
			return ": the code location does not exist" + NotFoundText.known("code locations",
					entries.stream().map((entry) -> '"' + entry.location() + '"').toList());
		}
		List<String> repositories = named.stream()
			.flatMap(Entry::jobs)
			.map(JobCandidate::repositoryName)
			.distinct()
			.toList();
		if (query.repository() != null && !repositories.isEmpty() && !repositories.contains(query.repository())) {
			return ": the repository does not exist" + NotFoundText.known("repositories", repositories);
		}
		return "";
	}

	private static List<JobCandidate> nearMisses(JobQuery query, List<JobCandidate> jobs) {
		List<JobCandidate> nearMisses = new ArrayList<>(NearMisses.of(query.jobName(), jobs, JobCandidate::jobName));
		if (query.location() != null) {
			// jobs of the same name elsewhere come first, followed by those of the
			// location
			nearMisses.sort((left, right) -> Integer.compare(rank(query, left), rank(query, right)));
		}
		return nearMisses;
	}

	private static int rank(JobQuery query, JobCandidate job) {
		if (job.jobName().equals(query.jobName())) {
			return 0;
		}
		return job.locationName().equals(query.location()) ? 1 : 2;
	}

}
