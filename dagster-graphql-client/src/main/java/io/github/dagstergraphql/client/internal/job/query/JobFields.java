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

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.DefinitionOwner;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Job} or {@code Pipeline}.
 *
 * @param name the name
 * @param description the description, or {@code null}
 * @param tags the tags
 * @param owners the owners; {@code null} on older servers
 * @param assetJob whether it materializes assets
 * @param schedules the schedules
 * @param sensors the sensors
 */
record JobFields(@Nullable String name, @Nullable String description, @Nullable List<RunFields.@Nullable Tag> tags,
		@Nullable List<@Nullable DefinitionOwner> owners, @JsonProperty("isAssetJob") @Nullable Boolean assetJob,
		@Nullable List<@Nullable Named> schedules, @Nullable List<@Nullable Named> sensors) {

	Job toJob(RepositoryName place, Set<String> partitioned, UserInterface userInterface) {
		String jobName = Required.text(this.name, "name");
		return Job.builder(jobName, place.location(), place.repository())
			.description(this.description)
			.tags(RunFields.tagMap(this.tags))
			.owners(DefinitionOwner.texts(this.owners))
			.partitioned(partitioned.contains(jobName))
			.assetJob(Required.field(this.assetJob, "isAssetJob"))
			.scheduleNames(Named.sorted(this.schedules, "schedules"))
			.sensorNames(Named.sorted(this.sensors, "sensors"))
			.uiUrl(userInterface.job(place.location(), place.repository(), jobName))
			.build();
	}

	/**
	 * A {@code Schedule}, {@code Sensor}, {@code Resource} or other object with a name.
	 *
	 * @param name the name
	 */
	record Named(@Nullable String name) {

		static List<String> sorted(@Nullable List<@Nullable Named> named, String field) {
			return Required.list(named, field)
				.stream()
				.map((element) -> Required.field(element.name(), field + ".name"))
				.sorted()
				.toList();
		}

	}

}
