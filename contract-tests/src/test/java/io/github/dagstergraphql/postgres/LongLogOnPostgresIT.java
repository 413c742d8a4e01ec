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

package io.github.dagstergraphql.postgres;

import io.github.dagstergraphql.events.LongLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * The log of a run of several processes on a real Dagster with PostgreSQL, also through
 * nginx. PostgreSQL stores some of the events after others with higher ids.
 */
@EnabledIfDockerAvailable
@ExtendWith(PostgresDagsterExtension.class)
class LongLogOnPostgresIT {

	@Test
	void isReadCompletely(PostgresDagster dagster) throws Exception {
		LongLog.isReadCompletely(dagster.container(), LongLog.CHOIR, dagster.proxyUrl());
	}

}
