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

package io.github.dagstergraphql.client.job;

/**
 * Conditions for finding jobs. A job must match all conditions; without conditions, all
 * jobs match except for those that Dagster creates itself. Setting a condition again
 * replaces it, except for tags with other keys. The client applies the conditions.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface JobFilterSpec<S extends JobFilterSpec<S>> {

	/**
	 * Restrict the result to jobs of a code location.
	 * @param locationName the name of the code location
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S location(String locationName);

	/**
	 * Restrict the result to jobs of repositories with a name, in any code location.
	 * @param repositoryName the name of the repository
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S repository(String repositoryName);

	/**
	 * Restrict the result to jobs with a tag. If several tags are given, a job must have
	 * all of them.
	 * @param key the key
	 * @param value the complete value, which may be empty
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank, or the value is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Restrict the result to jobs of an owner. No job of a server that does not report
	 * owners matches, such as 1.9.
	 * @param owner the email address of a user, or the name of a team with the prefix
	 * {@code team:}
	 * @return this spec
	 * @throws IllegalArgumentException if the owner is blank
	 */
	S owner(String owner);

	/**
	 * Include the jobs that Dagster creates itself for assets ({@code __ASSET_JOB}) and
	 * for schedules and sensors that target assets ({@code __anonymous_asset_job_..}).
	 * @return this spec
	 */
	S includeImplicitJobs();

}
