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

package io.github.dagstergraphql.client.internal.job;

import java.util.List;

import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An {@code AssetNode} with the fields that are required to execute its checks.
 *
 * @param asset the asset
 * @param checks its checks
 */
record ChecksToLaunch(AssetToLaunch asset, List<Check> checks) {

	static @Nullable Result<List<ChecksToLaunch>> read(JsonNode data) {
		Result<List<AssetToLaunch>> assets = AssetToLaunch.read(data);
		if (!(assets instanceof Result.Value<List<AssetToLaunch>> found)) {
			return null;
		}
		if (found.value().isEmpty()) {
			return new Result.Value<>(List.of());
		}
		JsonNode checks = data.path("assetNodes").path(0).path("assetChecksOrError");
		String type = Required.string(checks.get("__typename"), "assetChecksOrError.__typename");
		if (!type.equals("AssetChecks")) {
			return new Result.Failure<>(new ServerError(type, checks.path("message").asString(null), null, null, null,
					null, null, null, null));
		}
		return new Result.Value<>(List.of(new ChecksToLaunch(found.value().get(0),
				Required.array(checks.get("checks"), "checks").valueStream().map(Check::of).toList())));
	}

	/**
	 * An {@code AssetCheck}.
	 *
	 * @param name the name
	 * @param jobs the jobs that execute it
	 * @param executability whether a run can execute it alone
	 */
	record Check(String name, List<String> jobs, String executability) {

		private static Check of(JsonNode node) {
			return new Check(Required.string(node.get("name"), "checks.name"),
					Required.strings(node.get("jobNames"), "checks.jobNames"),
					Required.string(node.get("canExecuteIndividually"), "checks.canExecuteIndividually"));
		}

		boolean requiresMaterialization() {
			return this.executability.equals("REQUIRES_MATERIALIZATION");
		}

		boolean needsUpgrade() {
			return this.executability.equals("NEEDS_USER_CODE_UPGRADE");
		}

		boolean isIndividual() {
			return !requiresMaterialization() && !needsUpgrade();
		}

	}

}
