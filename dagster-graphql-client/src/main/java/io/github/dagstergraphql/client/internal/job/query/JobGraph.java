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
import io.github.dagstergraphql.client.internal.job.query.JobFields.Named;
import io.github.dagstergraphql.client.internal.job.query.JobNodes.PartitionSet;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.DefinitionOwner;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.JobDetails;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Pipeline} with its ops and resources.
 *
 * @param name the name
 * @param description the description, or {@code null}
 * @param tags the tags
 * @param owners the owners; {@code null} on older servers
 * @param assetJob whether it materializes assets
 * @param schedules the schedules
 * @param sensors the sensors
 * @param repository the repository
 * @param modes the only mode
 * @param solidHandles the ops and graphs
 */
record JobGraph(@Nullable String name, @Nullable String description, @Nullable List<RunFields.@Nullable Tag> tags,
		@Nullable List<@Nullable DefinitionOwner> owners, @JsonProperty("isAssetJob") @Nullable Boolean assetJob,
		@Nullable List<@Nullable Named> schedules, @Nullable List<@Nullable Named> sensors,
		@Nullable Repository repository, @Nullable List<@Nullable Mode> modes,
		@Nullable List<@Nullable OpFields> solidHandles) {

	JobDetails toDetails(RepositoryName place, UserInterface userInterface) {
		JobFields fields = new JobFields(this.name, this.description, this.tags, this.owners, this.assetJob,
				this.schedules, this.sensors);
		Set<String> partitioned = PartitionSet.jobNames(Required.field(this.repository, "repository").partitionSets(),
				"repository.partitionSets");
		return JobDetails.of(fields.toJob(place, partitioned, userInterface),
				Required.list(this.solidHandles, "solidHandles").stream().map(OpFields::toOp).toList(),
				Required.list(this.modes, "modes")
					.stream()
					.flatMap((mode) -> Named.sorted(mode.resources(), "modes.resources").stream())
					.toList());
	}

	/**
	 * A {@code Repository}.
	 *
	 * @param partitionSets the partition sets of the jobs
	 */
	record Repository(@Nullable List<@Nullable PartitionSet> partitionSets) {

	}

	/**
	 * A {@code Mode}.
	 *
	 * @param resources the resources
	 */
	record Mode(@Nullable List<@Nullable Named> resources) {

	}

}
