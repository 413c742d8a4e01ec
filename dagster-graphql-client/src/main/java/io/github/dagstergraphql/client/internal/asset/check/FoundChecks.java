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

package io.github.dagstergraphql.client.internal.asset.check;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.asset.check.AssetCheck;
import io.github.dagstergraphql.client.asset.check.AssetCheckCanExecuteIndividually;
import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.workspace.AssetJobs;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AssetNode} with its asset checks.
 *
 * @param assetChecksOrError the checks, or why the server does not list them
 */
record FoundChecks(@Nullable ChecksOrError assetChecksOrError) {

	Listed toListed() {
		return Required.field(this.assetChecksOrError, "assetChecksOrError").toListed();
	}

	/**
	 * The checks of an asset, or why the server does not list them.
	 *
	 * @param checks the checks; empty for an error
	 * @param errorType the type of the error, or {@code null} if there is none
	 * @param message the message of the error, or {@code null}
	 */
	record Listed(List<AssetCheck> checks, @Nullable String errorType, @Nullable String message) {

	}

	/**
	 * An {@code AssetChecksOrError}.
	 *
	 * @param typeName the GraphQL type
	 * @param checks the checks; {@code null} for an error
	 * @param message the message of an error, or {@code null}
	 */
	record ChecksOrError(@JsonProperty("__typename") @Nullable String typeName,
			@Nullable List<@Nullable CheckFields> checks, @Nullable String message) {

		Listed toListed() {
			String type = Required.text(this.typeName, "assetChecksOrError.__typename");
			return type.equals("AssetChecks")
					? new Listed(Required.list(this.checks, "checks").stream().map(CheckFields::toCheck).toList(), null,
							null)
					: new Listed(List.of(), type, this.message);
		}

	}

	/**
	 * An {@code AssetCheck}.
	 *
	 * @param assetKey the checked asset
	 * @param name the name
	 * @param description the description, or {@code null}
	 * @param jobNames the jobs
	 * @param canExecuteIndividually whether a run can execute it alone
	 * @param blocking whether it blocks downstream assets; {@code null} on older servers
	 * @param executionForLatestMaterialization the latest execution, or {@code null}
	 */
	record CheckFields(@Nullable KeyPath assetKey, @Nullable String name, @Nullable String description,
			@Nullable List<@Nullable String> jobNames, @Nullable String canExecuteIndividually,
			@Nullable Boolean blocking, @Nullable CheckExecutionFields executionForLatestMaterialization) {

		AssetCheck toCheck() {
			return AssetCheck
				.builder(KeyPath.required(this.assetKey, "checks.assetKey"), Required.text(this.name, "checks.name"))
				.description(this.description)
				.jobNames(Required.list(this.jobNames, "checks.jobNames")
					.stream()
					.filter((job) -> !AssetJobs.isAssetJob(job))
					.sorted()
					.toList())
				.canExecuteIndividually(
						executability(Required.field(this.canExecuteIndividually, "checks.canExecuteIndividually")))
				.blocking(this.blocking)
				.executionForLatestMaterialization((this.executionForLatestMaterialization != null)
						? this.executionForLatestMaterialization.toExecution() : null)
				.build();
		}

		private static AssetCheckCanExecuteIndividually executability(String name) {
			return switch (name) {
				case "CAN_EXECUTE" -> AssetCheckCanExecuteIndividually.CAN_EXECUTE;
				case "REQUIRES_MATERIALIZATION" -> AssetCheckCanExecuteIndividually.REQUIRES_MATERIALIZATION;
				case "NEEDS_USER_CODE_UPGRADE" -> AssetCheckCanExecuteIndividually.NEEDS_USER_CODE_UPGRADE;
				default -> AssetCheckCanExecuteIndividually.UNKNOWN;
			};
		}

	}

}
