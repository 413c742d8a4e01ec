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

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.job.JobCandidate;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * All code locations with all their jobs, including those that failed to load with the
 * reason. It is not used to find a job, but to explain that it does not exist.
 *
 * @param locationEntries the code locations
 */
record WorkspaceLocations(@Nullable List<@Nullable Entry> locationEntries) {

	List<Entry> entries() {
		return Required.list(this.locationEntries, "locationEntries");
	}

	List<LocationLoadFailureInfo> failures() {
		return entries().stream().flatMap(Entry::failure).toList();
	}

	/**
	 * A code location.
	 *
	 * @param name the name
	 * @param locationOrLoadError the content or the load error; {@code null} while it is
	 * loading
	 */
	record Entry(@Nullable String name, @Nullable Content locationOrLoadError) {

		String location() {
			return Required.field(this.name, "locationEntries.name");
		}

		/**
		 * Return the jobs, except for those that Dagster creates for assets.
		 * @return the jobs
		 */
		Stream<JobCandidate> jobs() {
			return allJobs().filter((job) -> !AssetJobs.isAssetJob(job.jobName()));
		}

		Stream<JobCandidate> assetJobs() {
			return allJobs().filter((job) -> AssetJobs.isAssetJob(job.jobName()));
		}

		private Stream<JobCandidate> allJobs() {
			if (this.locationOrLoadError == null || this.locationOrLoadError.repositories() == null) {
				return Stream.empty();
			}
			return Required.list(this.locationOrLoadError.repositories(), "repositories")
				.stream()
				.flatMap((repository) -> repository.jobs(location()));
		}

		Stream<LocationLoadFailureInfo> failure() {
			if (this.locationOrLoadError == null) {
				return Stream.of(new LocationLoadFailureInfo(location(), null));
			}
			return this.locationOrLoadError.isError()
					? Stream.of(new LocationLoadFailureInfo(location(), this.locationOrLoadError.toPythonError()))
					: Stream.empty();
		}

	}

	/**
	 * Either a {@code RepositoryLocation} or a {@code PythonError}.
	 *
	 * @param typeName the type
	 * @param repositories the repositories of a location
	 * @param className the Python class of an error
	 * @param message the message of an error
	 * @param stack the stack trace of an error
	 * @param cause the cause of an error
	 */
	record Content(@JsonProperty("__typename") @Nullable String typeName,
			@Nullable List<@Nullable Repository> repositories, @Nullable String className, @Nullable String message,
			@Nullable List<@Nullable String> stack, @Nullable PythonCause cause) {

		boolean isError() {
			return !"RepositoryLocation".equals(this.typeName);
		}

		PythonErrorInfo toPythonError() {
			return new PythonCause(this.className, this.message, this.stack, this.cause).toPythonError();
		}

	}

	/**
	 * A repository.
	 *
	 * @param name the name
	 * @param pipelines the jobs
	 */
	record Repository(@Nullable String name, @Nullable List<@Nullable Job> pipelines) {

		Stream<JobCandidate> jobs(String location) {
			String repository = Required.field(this.name, "repositories.name");
			return Required.list(this.pipelines, "repositories.pipelines")
				.stream()
				.map((job) -> new JobCandidate(location, repository, Required.field(job.name(), "pipelines.name")));
		}

	}

	/**
	 * A job.
	 *
	 * @param name the name
	 */
	record Job(@Nullable String name) {

	}

}
