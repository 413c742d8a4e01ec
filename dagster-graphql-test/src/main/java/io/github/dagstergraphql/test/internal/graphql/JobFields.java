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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;

/**
 * Fields of jobs.
 */
final class JobFields {

	private static final String TEAM = "team:";

	private final ServedInstance served;

	private final WorkspaceFields workspace;

	JobFields(ServedInstance served, WorkspaceFields workspace) {
		this.served = served;
		this.workspace = workspace;
	}

	List<Node> jobs(String type, String location, RepositoryDefinition repository) {
		return repository.jobs()
			.stream()
			.sorted(Comparator.comparing(JobDefinition::name))
			.map((job) -> job(type, location, repository, job))
			.toList();
	}

	Node job(String type, String location, RepositoryDefinition repository, JobDefinition job) {
		String snapshotId = WorkspaceFields.snapshotId(job);
		return Node.of(type)
			.with("id", Ids.hash(location, repository.name(), job.name()))
			.with("name", job.name())
			.with("description", job.description())
			.with("pipelineSnapshotId", snapshotId)
			.with("tags", WorkspaceFields.tags(job.tags()))
			.with("runTags", List.of())
			.with("owners", job.owners().stream().map(JobFields::owner).toList())
			.with("graphName", job.name())
			.with("isJob", true)
			.with("isAssetJob", !job.assets().isEmpty())
			.lazy("nodeNames", () -> new JobGraph(repository, job).topLevel())
			.with("presets", List.of())
			.lazy("modes",
					() -> List.of(Node.of("Mode")
						.with("id", snapshotId + "-default")
						.with("name", "default")
						.with("description", null)
						.with("resources", resources(job))))
			.byArguments("solidHandles",
					(arguments) -> new JobGraph(repository, job).handles(arguments.textOrNull("parentHandleID")))
			.with("hasLaunchExecutionPermission", !this.served.readOnly())
			.with("hasLaunchReexecutionPermission", !this.served.readOnly())
			.lazy("schedules", () -> this.workspace.automations().schedulesOf(job.name(), location, repository))
			.lazy("sensors", () -> this.workspace.automations().sensorsOf(job.name(), location, repository))
			.lazy("repository", () -> this.workspace.repository(location, repository));
	}

	private static Node owner(String owner) {
		return owner.startsWith(TEAM) ? Node.of("TeamDefinitionOwner").with("team", owner.substring(TEAM.length()))
				: Node.of("UserDefinitionOwner").with("email", owner);
	}

	private static List<Node> resources(JobDefinition job) {
		return Stream.concat(Stream.of("io_manager"), job.resources().keySet().stream())
			.distinct()
			.sorted()
			.map((key) -> Node.of("Resource").with("name", key))
			.toList();
	}

}
