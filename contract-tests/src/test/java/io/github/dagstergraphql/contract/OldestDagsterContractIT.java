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

package io.github.dagstergraphql.contract;

import java.util.List;

import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * All test cases of the contract on real servers of the oldest versions, unless versions
 * are specified. It is a separate class so that it can run in parallel to those of the
 * other versions.
 */
@EnabledIfDockerAvailable
@DisabledIfSystemProperty(named = "dagster.versions", matches = ".*",
		disabledReason = "DagsterContractIT tries the versions that are given")
class OldestDagsterContractIT extends DagsterContractIT {

	static List<ContainerServer> servers() {
		return serversOf("1.0.17", "0.12.15");
	}

}
