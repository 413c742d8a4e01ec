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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Query for a job.
 *
 * @param jobName the name of the job
 * @param kind the term that the caller uses
 * @param location the code location, or {@code null} for any
 * @param repository the repository, or {@code null} for any
 */
public record JobQuery(String jobName, Kind kind, @Nullable String location, @Nullable String repository) {

	/**
	 * Return the repository if the query names it completely.
	 * @return the repository, or {@code null}
	 */
	public @Nullable RepositoryName complete() {
		return (this.location != null && this.repository != null) ? new RepositoryName(this.location, this.repository)
				: null;
	}

	/**
	 * Convert this query to a {@code PipelineSelector}.
	 * @param place the repository
	 * @return the value of the variable
	 */
	public Map<String, String> toSelector(RepositoryName place) {
		return Map.of("pipelineName", this.jobName, "repositoryName", place.repository(), "repositoryLocationName",
				place.location());
	}

	boolean admits(RepositoryName name) {
		return (this.location == null || this.location.equals(name.location()))
				&& (this.repository == null || this.repository.equals(name.repository()));
	}

	/**
	 * Return whether the query refers to a job.
	 * @param name the name of the job
	 * @param place the repository of the job, or {@code null} if unknown
	 * @return {@code false} if it refers to another one
	 */
	public boolean isFor(String name, @Nullable RepositoryName place) {
		return this.jobName.equals(name) && (place == null || admits(place));
	}

	/**
	 * Term that the caller uses: jobs were pipelines before Dagster 0.13.
	 */
	public enum Kind {

		/** A job. */
		JOB("job", "JobNotFoundError"),

		/** A pipeline. */
		PIPELINE("pipeline", "PipelineNotFoundError");

		private final String word;

		private final String notFoundType;

		Kind(String word, String notFoundType) {
			this.word = word;
			this.notFoundType = notFoundType;
		}

		String word() {
			return this.word;
		}

		String notFoundType() {
			return this.notFoundType;
		}

	}

}
