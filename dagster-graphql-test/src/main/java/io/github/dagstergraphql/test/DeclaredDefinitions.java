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

package io.github.dagstergraphql.test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.declared.DeclaredLaunch;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Definitions of the jobs and assets that declared clients launch, as far as they do not
 * exist yet.
 */
final class DeclaredDefinitions {

	private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

	private final List<DeclaredLaunch> launches;

	private final Map<String, CodeLocation> locations = new LinkedHashMap<>();

	private final Set<String> changed = new LinkedHashSet<>();

	private DeclaredDefinitions(List<DeclaredLaunch> launches, List<CodeLocation> existing) {
		this.launches = launches;
		existing.forEach((location) -> this.locations.put(location.name(), location));
	}

	/**
	 * Add the definitions for launches to code locations.
	 * @param launches the launches
	 * @param existing the code locations
	 * @return the code locations that have changed or are new
	 */
	static CodeLocation[] add(List<DeclaredLaunch> launches, List<CodeLocation> existing) {
		DeclaredDefinitions definitions = new DeclaredDefinitions(launches, existing);
		launches.forEach(definitions::add);
		return definitions.changed.stream().map(definitions.locations::get).toArray(CodeLocation[]::new);
	}

	private void add(DeclaredLaunch launch) {
		String name = launch.jobName();
		if (name != null && !exists(launch, (repository) -> repository.job(name).isPresent())) {
			PartitionsDefinition partitions = partitions((other) -> name.equals(other.jobName()));
			JobDefinition job = job(name);
			add(launch, (repository) -> repository.jobs((partitions != null) ? job.partitions(partitions) : job));
		}
		for (AssetKey key : launch.assetKeys()) {
			if (!exists(launch, (repository) -> repository.asset(key).isPresent())) {
				PartitionsDefinition partitions = partitions((other) -> other.assetKeys().contains(key));
				AssetDefinition asset = AssetDefinition.of(key);
				add(launch,
						(repository) -> repository.assets((partitions != null) ? asset.partitions(partitions) : asset));
			}
		}
	}

	// without a path, the job accepts any run config
	private JobDefinition job(String name) {
		List<String> paths = this.launches.stream()
			.filter((launch) -> name.equals(launch.jobName()))
			.flatMap((launch) -> launch.runConfigPaths().stream())
			.toList();
		JobDefinition job = JobDefinition.named(name);
		if (paths.contains("")) {
			return job;
		}
		Set<String> ops = new LinkedHashSet<>();
		Set<String> resources = new LinkedHashSet<>();
		for (String path : paths) {
			String[] names = path.split("\\.");
			if (names.length > 1 && names[0].equals("ops")) {
				ops.add(opHandle(names));
			}
			else if (names.length > 1 && names[0].equals("resources")) {
				resources.add(names[1]);
			}
		}
		for (String resource : resources) {
			job = job.resource(resource, ConfigType.noneable(ConfigType.ANY));
		}
		return job.ops(ops.toArray(String[]::new));
	}

	// the ops of a graph are below "ops" of the graph
	private static String opHandle(String[] names) {
		StringBuilder handle = new StringBuilder(names[1]);
		for (int i = 2; i + 1 < names.length && names[i].equals("ops"); i += 2) {
			handle.append('.').append(names[i + 1]);
		}
		return handle.toString();
	}

	private boolean exists(DeclaredLaunch launch, Predicate<RepositoryDefinition> condition) {
		return this.locations.values()
			.stream()
			.filter((location) -> launch.location() == null || launch.location().equals(location.name()))
			.flatMap((location) -> location.repositories().stream())
			.filter((repository) -> launch.repository() == null || launch.repository().equals(repository.name()))
			.anyMatch(condition);
	}

	private void add(DeclaredLaunch launch, UnaryOperator<RepositoryDefinition> change) {
		String location = Objects.requireNonNullElse(launch.location(), EmbeddedDagster.DEFAULT_LOCATION);
		String repository = Objects.requireNonNullElse(launch.repository(), RepositoryDefinition.DEFAULT_NAME);
		CodeLocation changed = this.locations.getOrDefault(location, CodeLocation.named(location))
			.repository(repository, change);
		this.locations.put(location, changed);
		this.changed.add(location);
	}

	// another method may launch the same job without a partition
	private @Nullable PartitionsDefinition partitions(Predicate<DeclaredLaunch> condition) {
		return this.launches.stream()
			.filter(condition)
			.filter((launch) -> !launch.partitionTypes().isEmpty())
			.findFirst()
			.map(DeclaredDefinitions::partitions)
			.orElse(null);
	}

	private static PartitionsDefinition partitions(DeclaredLaunch launch) {
		Map<String, PartitionsDefinition> dimensions = new TreeMap<>();
		launch.partitionTypes().forEach((dimension, type) -> dimensions.put(dimension, partitions(launch, type)));
		return (dimensions.size() == 1) ? dimensions.values().iterator().next()
				: PartitionsDefinition.ofDimensions(dimensions);
	}

	private static PartitionsDefinition partitions(DeclaredLaunch launch, Class<?> type) {
		if (type == LocalDate.class) {
			return PartitionsDefinition.daily(FIRST_DAY, LocalDate.now(ZoneOffset.UTC).plusYears(1));
		}
		if (type.isEnum()) {
			return PartitionsDefinition.ofKeys(Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name())
				.toArray(String[]::new));
		}
		throw new IllegalArgumentException(
				"The partitions of %s cannot be derived from a parameter of type %s: define the %s with its partitions before"
					.formatted(launch, type.getSimpleName(), (launch.jobName() != null)
							? "job \"" + launch.jobName() + "\"" : "assets " + launch.assetKeys()));
	}

}
