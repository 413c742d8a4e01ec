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

package io.github.dagstergraphql.client.internal.location;

import java.util.List;
import java.util.Objects;

import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.location.LocationResource;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ResourceDetails}.
 *
 * @param name the name
 * @param description the description, or {@code null}
 * @param resourceType the type
 * @param jobsOpsUsing the jobs
 * @param assetKeysUsing the assets
 * @param schedulesUsing the schedules
 * @param sensorsUsing the sensors
 */
record ResourceFields(@Nullable String name, @Nullable String description, @Nullable String resourceType,
		@Nullable List<@Nullable UsingJob> jobsOpsUsing, @Nullable List<@Nullable KeyPath> assetKeysUsing,
		@Nullable List<@Nullable String> schedulesUsing, @Nullable List<@Nullable String> sensorsUsing) {

	LocationResource toResource(String repositoryName) {
		return LocationResource.builder(Required.text(this.name, "name"), repositoryName)
			.description(this.description)
			.type(Required.field(this.resourceType, "resourceType"))
			.jobNames(Required.list(this.jobsOpsUsing, "jobsOpsUsing")
				.stream()
				.map(UsingJob::jobName)
				.filter(Objects::nonNull)
				.sorted()
				.toList())
			.assetKeys(KeyPath.sorted(this.assetKeysUsing, "assetKeysUsing"))
			.scheduleNames(Required.list(this.schedulesUsing, "schedulesUsing").stream().sorted().toList())
			.sensorNames(Required.list(this.sensorsUsing, "sensorsUsing").stream().sorted().toList())
			.build();
	}

	/**
	 * A {@code JobWithOps}.
	 *
	 * @param jobName the name of the job; {@code null} on older servers
	 */
	record UsingJob(@Nullable String jobName) {

	}

}
