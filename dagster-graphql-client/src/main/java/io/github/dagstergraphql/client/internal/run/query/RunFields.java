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

package io.github.dagstergraphql.client.internal.run.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatistics;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Run} as returned by the server.
 *
 * @param runId the run id
 * @param jobName the name of the job
 * @param repositoryOrigin the repository of the job
 * @param status the status
 * @param tags the tags
 * @param creationTime the creation time, in seconds
 * @param startTime the start time, or the time of cancellation before the start
 * @param endTime the end time
 * @param updateTime the time of the last change
 * @param parentRunId the id of the parent run
 * @param rootRunId the id of the first run of the chain
 * @param stats the statistics, if requested
 */
public record RunFields(@Nullable String runId, @Nullable String jobName, @Nullable Origin repositoryOrigin,
		@Nullable RunStatus status, @Nullable List<@Nullable Tag> tags, @Nullable Double creationTime,
		@Nullable Double startTime, @Nullable Double endTime, @Nullable Double updateTime, @Nullable String parentRunId,
		@Nullable String rootRunId, @Nullable Stats stats) {

	Run toRun(UserInterface userInterface) {
		String id = Required.text(this.runId, "runId");
		Run.Builder run = Run.builder(id)
			.jobName(Required.text(this.jobName, "jobName"))
			.status(Required.field(this.status, "status"))
			.tags(tagMap(this.tags))
			.created(Required.timeIfPresent(this.creationTime, "creationTime"))
			.started(started())
			.ended(Required.timeIfPresent(this.endTime, "endTime"))
			.updated(Required.timeIfPresent(this.updateTime, "updateTime"))
			.parentRunId(this.parentRunId)
			.rootRunId(this.rootRunId)
			.uiUrl(userInterface.run(id));
		if (this.repositoryOrigin != null) {
			run.locationName(this.repositoryOrigin.repositoryLocationName())
				.repositoryName(this.repositoryOrigin.repositoryName());
		}
		if (this.stats != null) {
			run.statistics(this.stats.toStatistics());
		}
		return run.build();
	}

	public static Map<String, String> tagMap(@Nullable List<@Nullable Tag> tags) {
		Map<String, String> map = new LinkedHashMap<>();
		for (Tag tag : Required.list(tags, "tags")) {
			map.put(Required.field(tag.key(), "tags.key"), Required.field(tag.value(), "tags.value"));
		}
		return map;
	}

	// a run that is canceled, or fails, in the queue has the same time in both fields
	private @Nullable Instant started() {
		boolean neverRan = this.startTime != null && this.startTime.equals(this.endTime);
		return neverRan ? null : Required.timeIfPresent(this.startTime, "startTime");
	}

	/**
	 * A {@code RepositoryOrigin}.
	 *
	 * @param repositoryLocationName the code location
	 * @param repositoryName the repository
	 */
	public record Origin(@Nullable String repositoryLocationName, @Nullable String repositoryName) {

		/**
		 * Return the repository of the job.
		 * @return the repository, or {@code null} if the server does not know it
		 */
		public @Nullable RepositoryName place() {
			return (this.repositoryLocationName != null && this.repositoryName != null)
					? new RepositoryName(this.repositoryLocationName, this.repositoryName) : null;
		}

	}

	/**
	 * A {@code PipelineTag}.
	 *
	 * @param key the key
	 * @param value the value
	 */
	public record Tag(@Nullable String key, @Nullable String value) {

		/**
		 * Return a description without the value, which may be a secret.
		 */
		@Override
		public String toString() {
			return "Tag[" + this.key + "]";
		}

	}

	/**
	 * A {@code RunStatsSnapshot}, or an empty one if the server could not return it.
	 *
	 * @param stepsSucceeded the number of steps that have succeeded
	 * @param stepsFailed the number of steps that have failed
	 * @param materializations the number of materialized assets
	 * @param expectations the number of checked expectations
	 */
	record Stats(@Nullable Integer stepsSucceeded, @Nullable Integer stepsFailed, @Nullable Integer materializations,
			@Nullable Integer expectations) {

		@Nullable RunStatistics toStatistics() {
			if (this.stepsSucceeded == null || this.stepsFailed == null || this.materializations == null
					|| this.expectations == null) {
				return null;
			}
			return new RunStatistics(this.stepsSucceeded, this.stepsFailed, this.materializations, this.expectations);
		}

	}

}
