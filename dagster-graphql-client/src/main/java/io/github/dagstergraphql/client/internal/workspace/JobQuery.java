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

import org.jspecify.annotations.Nullable;

/**
 * What is known of a job that is to be found.
 *
 * @param jobName its name
 * @param kind what the caller calls it
 * @param location its code location, or {@code null} if any will do
 * @param repository its repository, or {@code null} if any will do
 */
public record JobQuery(String jobName, Kind kind, @Nullable String location, @Nullable String repository) {

	boolean admits(RepositoryName name) {
		return (this.location == null || this.location.equals(name.location()))
				&& (this.repository == null || this.repository.equals(name.repository()));
	}

	/**
	 * Return whether a job is the one that is meant.
	 * @param name the name of the job
	 * @param place where it is, or {@code null} if that is not known
	 * @return {@code false} if it is another one
	 */
	public boolean isFor(String name, @Nullable RepositoryName place) {
		return this.jobName.equals(name) && (place == null || admits(place));
	}

	/**
	 * What the caller calls it: jobs were pipelines before Dagster 0.13.
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
