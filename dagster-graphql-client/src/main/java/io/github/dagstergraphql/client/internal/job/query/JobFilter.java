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

package io.github.dagstergraphql.client.internal.job.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.workspace.AssetJobs;
import io.github.dagstergraphql.client.job.Job;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Conditions for jobs, which the client applies.
 *
 * @param location the code location, or {@code null} for any
 * @param repository the repository, or {@code null} for any
 * @param tags the tags
 * @param owner the owner, or {@code null} for any
 * @param implicit whether to include the jobs that Dagster creates
 */
record JobFilter(@Nullable String location, @Nullable String repository, Map<String, String> tags,
		@Nullable String owner, boolean implicit) {

	static final JobFilter ALL = new JobFilter(null, null, Map.of(), null, false);

	JobFilter withLocation(String locationName) {
		Assert.hasText(locationName, "location name must not be empty");
		return new JobFilter(locationName, this.repository, this.tags, this.owner, this.implicit);
	}

	JobFilter withRepository(String repositoryName) {
		Assert.hasText(repositoryName, "repository name must not be empty");
		return new JobFilter(this.location, repositoryName, this.tags, this.owner, this.implicit);
	}

	JobFilter withTag(String key, String value) {
		Assert.hasText(key, "tag key must not be empty");
		Assert.notNull(value, () -> "value of tag " + key + " must not be null");
		Map<String, String> all = new LinkedHashMap<>(this.tags);
		all.put(key, value);
		return new JobFilter(this.location, this.repository, Collections.unmodifiableMap(all), this.owner,
				this.implicit);
	}

	JobFilter withOwner(String newOwner) {
		Assert.hasText(newOwner, "owner must not be empty");
		return new JobFilter(this.location, this.repository, this.tags, newOwner, this.implicit);
	}

	JobFilter withImplicitJobs() {
		return new JobFilter(this.location, this.repository, this.tags, this.owner, true);
	}

	List<Job> jobs(List<Job> all) {
		return all.stream().filter(this::matches).toList();
	}

	private boolean matches(Job job) {
		return (this.location == null || this.location.equals(job.locationName()))
				&& (this.repository == null || this.repository.equals(job.repositoryName()))
				&& (this.owner == null || job.owners().contains(this.owner))
				&& job.tags().entrySet().containsAll(this.tags.entrySet())
				&& (this.implicit || !AssetJobs.isImplicit(job.name()));
	}

	// the values of tags may be confidential
	@Override
	public String toString() {
		return "location=" + this.location + ", repository=" + this.repository + ", tags=" + this.tags.keySet()
				+ ", owner=" + this.owner + (this.implicit ? ", implicit" : "");
	}

}
