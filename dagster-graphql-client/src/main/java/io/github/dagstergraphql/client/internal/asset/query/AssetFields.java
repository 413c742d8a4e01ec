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

package io.github.dagstergraphql.client.internal.asset.query;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.asset.Asset;
import io.github.dagstergraphql.client.asset.AssetPartitions;
import io.github.dagstergraphql.client.asset.PartitionsType;
import io.github.dagstergraphql.client.internal.metadata.MetadataDeserializer;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.AssetJobs;
import io.github.dagstergraphql.client.internal.workspace.DefinitionOwner;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An {@code AssetNode}, with the fields of the fragment {@code AssetFields}.
 *
 * @param assetKey the key
 * @param groupName the group, or {@code null}
 * @param description the description, or {@code null}
 * @param computeKind the compute kind, or {@code null}
 * @param kinds the kinds; {@code null} on older servers
 * @param owners the owners; {@code null} on older servers
 * @param tags the tags; {@code null} on older servers
 * @param metadataEntries the metadata of the definition
 * @param dependencyKeys the upstream assets
 * @param dependedByKeys the downstream assets
 * @param executable whether Dagster can execute the asset
 * @param observable whether Dagster observes the asset
 * @param jobNames the jobs
 * @param repository the repository
 * @param partitionDefinition the definition of the partitions, or {@code null}
 */
record AssetFields(@Nullable KeyPath assetKey, @Nullable String groupName, @Nullable String description,
		@Nullable String computeKind, @Nullable List<@Nullable String> kinds,
		@Nullable List<@Nullable DefinitionOwner> owners, @Nullable List<RunFields.@Nullable Tag> tags,
		@JsonDeserialize(using = MetadataDeserializer.class) @Nullable List<MetadataEntry> metadataEntries,
		@Nullable List<@Nullable KeyPath> dependencyKeys, @Nullable List<@Nullable KeyPath> dependedByKeys,
		@JsonProperty("isExecutable") @Nullable Boolean executable,
		@JsonProperty("isObservable") @Nullable Boolean observable, @Nullable List<@Nullable String> jobNames,
		@Nullable Repository repository, @Nullable PartitionDefinition partitionDefinition) {

	Asset toAsset() {
		Repository owner = Required.field(this.repository, "repository");
		List<String> jobs = Required.list(this.jobNames, "jobNames");
		return Asset.builder(KeyPath.required(this.assetKey, "assetKey"))
			.locationName(owner.locationName())
			.repositoryName(Required.text(owner.name(), "repository.name"))
			.groupName(this.groupName)
			.description(this.description)
			.kinds(allKinds())
			.owners(DefinitionOwner.texts(this.owners))
			.tags((this.tags != null) ? RunFields.tagMap(this.tags) : Map.of())
			.metadata(Required.field(this.metadataEntries, "metadataEntries"))
			.upstreamKeys(KeyPath.sorted(this.dependencyKeys, "dependencyKeys"))
			.downstreamKeys(KeyPath.sorted(this.dependedByKeys, "dependedByKeys"))
			.jobNames(jobs.stream().filter((job) -> !AssetJobs.isAssetJob(job)).sorted().toList())
			.executable(Required.field(this.executable, "isExecutable") && !jobs.isEmpty())
			.observable(Required.field(this.observable, "isObservable"))
			.partitions((this.partitionDefinition != null) ? this.partitionDefinition.toPartitions() : null)
			.build();
	}

	private List<String> allKinds() {
		if (this.kinds != null) {
			return Required.list(this.kinds, "kinds").stream().sorted().toList();
		}
		return (this.computeKind != null) ? List.of(this.computeKind) : List.of();
	}

	/**
	 * A {@code Repository}.
	 *
	 * @param name the name
	 * @param location the code location
	 */
	record Repository(@Nullable String name, @Nullable Location location) {

		String locationName() {
			return Required.text(Required.field(this.location, "repository.location").name(),
					"repository.location.name");
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
	 * A {@code PartitionDefinition}.
	 *
	 * @param type the type
	 * @param description the description
	 * @param name the name, or {@code null}
	 * @param format the format of time windows, or {@code null}
	 * @param dimensionTypes the dimensions
	 */
	record PartitionDefinition(@Nullable String type, @Nullable String description, @Nullable String name,
			@JsonProperty("fmt") @Nullable String format, @Nullable List<@Nullable DimensionType> dimensionTypes) {

		AssetPartitions toPartitions() {
			PartitionsType partitionsType = PartitionDefinition.type(this.type);
			List<DimensionType> dimensions = Required.list(this.dimensionTypes, "dimensionTypes");
			return AssetPartitions
				.of(partitionsType, Required.field(this.description, "partitionDefinition.description"))
				.withName(this.name)
				.withFormat(this.format)
				// other types have a single one without a name
				.withDimensions((partitionsType == PartitionsType.MULTIPARTITIONED)
						? dimensions.stream().map(DimensionType::toDimension).toList() : List.of());
		}

		static PartitionsType type(@Nullable String name) {
			return switch (Required.field(name, "partitionDefinition.type")) {
				case "TIME_WINDOW" -> PartitionsType.TIME_WINDOW;
				case "STATIC" -> PartitionsType.STATIC;
				case "DYNAMIC" -> PartitionsType.DYNAMIC;
				case "MULTIPARTITIONED" -> PartitionsType.MULTIPARTITIONED;
				default -> PartitionsType.UNKNOWN;
			};
		}

	}

	/**
	 * A {@code DimensionDefinitionType}.
	 *
	 * @param name the name
	 * @param description the description
	 * @param type the type of its partitions
	 * @param primary whether it is the primary dimension
	 * @param dynamicName the name of dynamic partitions, or {@code null}
	 */
	record DimensionType(@Nullable String name, @Nullable String description, @Nullable String type,
			@JsonProperty("isPrimaryDimension") @Nullable Boolean primary,
			@JsonProperty("dynamicPartitionsDefinitionName") @Nullable String dynamicName) {

		AssetPartitions.Dimension toDimension() {
			return new AssetPartitions.Dimension(Required.field(this.name, "dimensionTypes.name"),
					PartitionDefinition.type(this.type), Required.field(this.description, "dimensionTypes.description"),
					Required.field(this.primary, "dimensionTypes.isPrimaryDimension"), this.dynamicName);
		}

	}

}
