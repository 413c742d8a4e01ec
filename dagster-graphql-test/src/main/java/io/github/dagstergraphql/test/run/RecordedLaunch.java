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

package io.github.dagstergraphql.test.run;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * A launch that was requested.
 *
 * @param job the name of the job
 * @param location the code location
 * @param repository the repository
 * @param runConfig the run config, as plain maps, lists and scalars; empty if there was
 * none or if it could not be read
 * @param tags the tags of the request, without those of the job and of the server
 * @param opSelection the selected ops, or empty
 * @param assetSelection the selected assets, or empty
 * @param clientName the name of the client, as in {@code dagster.clients}, or
 * {@code default}; {@code null} if the client does not send its name, as only those of
 * Spring Boot tests do
 * @param runId the id of the run, or {@code null} if the launch was rejected
 * @param errorType the type of the error with which the launch was rejected, such as
 * {@code RunConfigValidationInvalid}, or {@code null}
 * @since 0.1.0
 */
public record RecordedLaunch(String job, String location, String repository, Map<String, @Nullable Object> runConfig,
		Map<String, String> tags, List<String> opSelection, List<AssetKey> assetSelection, @Nullable String clientName,
		@Nullable String runId, @Nullable String errorType) {

	/**
	 * Return whether the launch created a run.
	 * @return {@code false} if the launch was rejected
	 */
	public boolean isAccepted() {
		return this.runId != null;
	}

}
