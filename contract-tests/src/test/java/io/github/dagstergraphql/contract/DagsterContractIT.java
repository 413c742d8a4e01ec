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

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Every case of the contract on a real server of the newest version.
 * {@code -Ddagster.versions=1.13.27,0.12.15} tries these versions only.
 */
@EnabledIfDockerAvailable
@ParameterizedClass(name = "Dagster {0}")
@MethodSource("servers")
class DagsterContractIT extends DagsterContract {

	@Parameter
	private ContainerServer server;

	static List<ContainerServer> servers() {
		return serversOf(System.getProperty("dagster.versions", "1.13.27").split(","));
	}

	static List<ContainerServer> serversOf(String... versions) {
		return Arrays.stream(versions).map(ContainerServer::new).toList();
	}

	@BeforeParameterizedClassInvocation(injectArguments = true)
	static void start(ContainerServer server) {
		server.start();
	}

	@Override
	DagsterServer server() {
		return this.server;
	}

	@Nested
	class PythonClient extends PythonClientContract {

		@Override
		ContainerServer server() {
			return DagsterContractIT.this.server;
		}

	}

}
