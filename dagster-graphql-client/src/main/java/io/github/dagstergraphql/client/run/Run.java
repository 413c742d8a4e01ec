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

package io.github.dagstergraphql.client.run;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A run as the server described it at a moment ({@code Run}). What it was given as run
 * config is asked for separately, see {@link RunHandle#runConfig()}.
 *
 * @param id its id ({@code runId})
 * @param jobName its job; {@code __ASSET_JOB} and the like for assets
 * @param location the code location of the job, or {@code null} if the server does not
 * know it any more
 * @param repository the repository of the job, or {@code null} if the server does not
 * know it any more
 * @param status where it is in its life
 * @param tags its tags, those of the job and of Dagster itself included
 * @param created when it was created, or {@code null} on servers that do not tell (before
 * 1.6 or so)
 * @param started when it began to run, or {@code null} if it has not, or never did
 * @param ended when it was over, or {@code null} if it is not
 * @param updated when it last changed, or {@code null} if the server does not tell
 * @param parentRunId the run that it repeats, or {@code null} if it is no retry and no
 * re-execution
 * @param rootRunId the first run of the chain of retries and re-executions that it
 * belongs to, or {@code null} if it is the first one itself
 * @param statistics what it has done so far; {@code null} where runs are listed, or if
 * the server cannot tell
 * @param uiUrl where people look at it
 * @since 0.1.0
 */
public record Run(String id, String jobName, @Nullable String location, @Nullable String repository, RunStatus status,
		Map<String, String> tags, @Nullable Instant created, @Nullable Instant started, @Nullable Instant ended,
		@Nullable Instant updated, @Nullable String parentRunId, @Nullable String rootRunId,
		@Nullable RunStatistics statistics, URI uiUrl) {

	/**
	 * Copy the tags.
	 * @param id its id
	 * @param jobName its job
	 * @param location the code location of the job, or {@code null}
	 * @param repository the repository of the job, or {@code null}
	 * @param status where it is in its life
	 * @param tags its tags
	 * @param created when it was created, or {@code null}
	 * @param started when it began to run, or {@code null}
	 * @param ended when it was over, or {@code null}
	 * @param updated when it last changed, or {@code null}
	 * @param parentRunId the run that it repeats, or {@code null}
	 * @param rootRunId the first run of its chain, or {@code null}
	 * @param statistics what it has done so far, or {@code null}
	 * @param uiUrl where people look at it
	 */
	public Run {
		tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
	}

	/**
	 * Return how long it ran.
	 * @return the time from {@link #started()} to {@link #ended()}, or {@code null} if it
	 * is not over, or never ran
	 */
	public @Nullable Duration duration() {
		return (this.started != null && this.ended != null) ? Duration.between(this.started, this.ended) : null;
	}

	/**
	 * Name the run, its job and its status, but not its tags: they may be confidential.
	 */
	@Override
	public String toString() {
		return "Run[id=" + this.id + ", jobName=" + this.jobName + ", location=" + this.location + ", status="
				+ this.status + "]";
	}

}
