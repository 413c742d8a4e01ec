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

package io.github.dagstergraphql.events;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.dagstergraphql.awaiting.Webserver;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The log of a run on a real Dagster with SQLite. {@code -Dsqlite.dagster=1.9.13} selects
 * another version.
 */
@EnabledIfDockerAvailable
class LongLogIT {

	private static final String VERSION = System.getProperty("sqlite.dagster", "1.13.27");

	private static final String DEFINITIONS = """
			from dagster import Definitions, in_process_executor, job, multiprocess_executor, op

			%s
			defs = Definitions(jobs=[solo, choir])
			""".formatted(LongLog.JOBS);

	@Test
	void isReadCompletely(@TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("chatty.py"), DEFINITIONS);
		try (DagsterContainer container = DagsterContainer.ofVersion(VERSION).withDefinitions(definitions)) {
			Webserver.exposeIn(container);
			container.start();
			LongLog.isReadCompletely(container, LongLog.SOLO);
		}
	}

}
