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

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * A {@code RepositoryConnection} with the jobs of all repositories.
 *
 * @param nodes the repositories
 */
record JobNodes(@Nullable List<@Nullable Node> nodes) {

	List<Job> toJobs(UserInterface userInterface) {
		return Required.list(this.nodes, "nodes")
			.stream()
			.flatMap((node) -> node.toJobs(userInterface))
			.sorted(Comparator.comparing(Job::locationName).thenComparing(Job::repositoryName).thenComparing(Job::name))
			.toList();
	}

	/**
	 * A {@code Repository}.
	 *
	 * @param name the name
	 * @param location the code location
	 * @param jobs the jobs
	 * @param partitionSets the partition sets of the jobs
	 */
	record Node(@Nullable String name, @Nullable Location location, @Nullable List<@Nullable JobFields> jobs,
			@Nullable List<@Nullable PartitionSet> partitionSets) {

		Stream<Job> toJobs(UserInterface userInterface) {
			RepositoryName place = new RepositoryName(
					Required.text(Required.field(this.location, "nodes.location").name(), "nodes.location.name"),
					Required.text(this.name, "nodes.name"));
			Set<String> partitioned = PartitionSet.jobNames(this.partitionSets, "nodes.partitionSets");
			return Required.list(this.jobs, "nodes.jobs")
				.stream()
				.map((job) -> job.toJob(place, partitioned, userInterface));
		}

	}

	/**
	 * A {@code RepositoryLocation}.
	 *
	 * @param name the name
	 */
	record Location(@Nullable String name) {

	}

	/**
	 * A {@code PartitionSet}.
	 *
	 * @param pipelineName the job
	 */
	record PartitionSet(@Nullable String pipelineName) {

		static Set<String> jobNames(@Nullable List<@Nullable PartitionSet> partitionSets, String field) {
			return Required.list(partitionSets, field)
				.stream()
				.map((set) -> Required.field(set.pipelineName(), field + ".pipelineName"))
				.collect(Collectors.toSet());
		}

	}

}
