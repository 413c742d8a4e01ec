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

package io.github.dagstergraphql.awaiting;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Retries of a real Dagster. Old ones cannot retry with SQLite.
 */
@EnabledIfDockerAvailable
class RetriesIT {

	private static final String DEFINITIONS = """
			from dagster import Definitions, job, op

			@op
			def stumbling(context):
			    if int(context.run.tags.get("dagster/retry_number", "0")) < 2:
			        raise ValueError("not yet")

			@job
			def flaky():
			    stumbling()

			@op
			def breaking():
			    raise ValueError("never")

			@job
			def failing():
			    breaking()

			defs = Definitions(jobs=[flaky, failing])
			""";

	private static final String INSTANCE = """
			telemetry:
			  enabled: false
			run_retries:
			  enabled: true
			  max_retries: 0
			""";

	@Test
	void areFollowedToTheEnd(@TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("retried.py"), DEFINITIONS);
		Files.writeString(definitions.resolve("dagster.yaml"), INSTANCE);
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27").withDefinitions(definitions)) {
			container.start();
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(container.getUrl()).build()) {
				Retries.areFollowedToTheEnd(client);
			}
		}
	}

}
