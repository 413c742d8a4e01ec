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

package io.github.dagstergraphql.client.internal.asset.event;

import java.util.List;

import io.github.dagstergraphql.client.asset.AssetLatestInfo;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.asset.query.KeyPath;
import io.github.dagstergraphql.client.internal.run.event.RunEventDeserializer;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An {@code AssetLatestInfo}.
 *
 * @param assetKey the asset
 * @param latestMaterialization the latest materialization, or {@code null}
 * @param unstartedRunIds the runs that have not started
 * @param inProgressRunIds the runs in progress
 * @param latestRun the latest run, or {@code null}
 */
record LatestFound(@Nullable KeyPath assetKey,
		@JsonDeserialize(using = RunEventDeserializer.class) @Nullable RunEvent latestMaterialization,
		@Nullable List<@Nullable String> unstartedRunIds, @Nullable List<@Nullable String> inProgressRunIds,
		@Nullable LatestRun latestRun) {

	AssetLatestInfo toInfo() {
		AssetLatestInfo.Builder info = AssetLatestInfo.builder(KeyPath.required(this.assetKey, "assetKey"))
			.unstartedRunIds(Required.list(this.unstartedRunIds, "unstartedRunIds"))
			.inProgressRunIds(Required.list(this.inProgressRunIds, "inProgressRunIds"));
		if (this.latestMaterialization != null) {
			info.latestMaterialization(Events.cast(this.latestMaterialization, AssetEvent.Materialized.class));
		}
		if (this.latestRun != null) {
			info.latestRun(Required.text(this.latestRun.runId(), "latestRun.runId"),
					Required.field(this.latestRun.status(), "latestRun.status"));
		}
		return info.build();
	}

	/**
	 * A {@code Run}.
	 *
	 * @param runId the run id
	 * @param status the status
	 */
	record LatestRun(@Nullable String runId, @Nullable RunStatus status) {

	}

	/**
	 * The data of the response.
	 *
	 * @param assetsLatestInfo the information on each asset
	 */
	record Data(@Nullable List<@Nullable LatestFound> assetsLatestInfo) {

		List<AssetLatestInfo> toInfos() {
			return Required.list(this.assetsLatestInfo, "assetsLatestInfo").stream().map(LatestFound::toInfo).toList();
		}

	}

}
