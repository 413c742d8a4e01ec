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
import java.util.Map;
import java.util.TreeMap;

import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.definition.ResourceDefinition;

/**
 * Fields of the resources of repositories.
 */
final class ResourceFields {

	private ResourceFields() {
	}

	static List<Node> resources(String location, RepositoryDefinition repository) {
		return repository.resources()
			.stream()
			.sorted(Comparator.comparing(ResourceDefinition::name))
			.map((resource) -> resource(location, repository, resource))
			.toList();
	}

	private static Node resource(String location, RepositoryDefinition repository, ResourceDefinition resource) {
		return Node.of("ResourceDetails")
			.with("id", location + "-" + repository.name() + "-" + resource.name())
			.with("name", resource.name())
			.with("description", resource.description())
			.with("isTopLevel", true)
			.with("resourceType", resource.type())
			.with("assetKeysUsing", List.of())
			.with("jobsOpsUsing", users(repository, resource.name()).entrySet()
				.stream()
				.map((job) -> Node.of("JobWithOps").with("jobName", job.getKey()).with("opHandleIDs", job.getValue()))
				.toList())
			.with("schedulesUsing", List.of())
			.with("sensorsUsing", List.of());
	}

	private static Map<String, List<String>> users(RepositoryDefinition repository, String resource) {
		Map<String, List<String>> users = new TreeMap<>();
		repository.jobs().forEach((job) -> {
			List<String> ops = job.ops()
				.stream()
				.filter((op) -> op.requiredResources().contains(resource))
				.map(OpDefinition::name)
				.toList();
			if (!ops.isEmpty()) {
				users.put(job.name(), ops);
			}
		});
		return users;
	}

}
