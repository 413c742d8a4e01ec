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
import io.github.dagstergraphql.contract.InContainer;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Run retries on a real Dagster with SQLite. Old servers cannot retry runs there: 1.5.14
 * rejects its settings ("the configured event log storage does not support them").
 * {@code -Dsqlite.dagster=1.9.13} selects another version.
 */
@EnabledIfDockerAvailable
class RetriesIT {

	private static final String VERSION = System.getProperty("sqlite.dagster", "1.13.27");

	private static final String DEFINITIONS = """
			from dagster import Definitions, in_process_executor, job, op

			%s
			@op
			def breaking():
			    raise ValueError("never")

			@job
			def failing():
			    breaking()

			defs = Definitions(jobs=[flaky, failing])
			""".formatted(RetryChains.JOB);

	private static final String EXECUTE = """
			import sqlite3, sys
			with sqlite3.connect("/opt/dagster/home/history/runs.db", timeout=60) as connection:
			    for row in connection.execute(sys.argv[1]):
			        print(*row, sep="|")
			""";

	private static DagsterContainer container;

	@BeforeAll
	static void start(@TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("retried.py"), DEFINITIONS);
		Files.writeString(definitions.resolve("dagster.yaml"), RetryChains.INSTANCE);
		container = DagsterContainer.ofVersion(VERSION).withDefinitions(definitions);
		RetryChains.prepare(container);
		container.start();
	}

	@AfterAll
	static void stop() {
		container.stop();
	}

	@Test
	void areFollowedToTheEnd() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(container.getUrl()).build()) {
			Retries.areFollowedToTheEnd(client);
		}
	}

	@Test
	void endAsRecordedByDagster() throws Exception {
		RetryChains.endAsRecordedByDagster(container, (sql) -> InContainer.python(container, EXECUTE, sql));
	}

}
