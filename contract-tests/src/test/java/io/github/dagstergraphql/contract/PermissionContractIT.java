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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Real servers that permit nothing.
 */
@EnabledIfDockerAvailable
@ParameterizedClass(name = "Dagster {0}")
@ValueSource(strings = { "1.13.27", "1.5.14" })
class PermissionContractIT extends PermissionContract {

	@Parameter
	private String version;

	private DagsterContainer container;

	private DagsterGraphQlClient client;

	@BeforeEach
	void start() {
		this.container = DagsterContainer.ofVersion(this.version)
			.withDefinitions("definitions/modern")
			.withoutDaemon()
			.withWebserverOptions("--read-only");
		this.container.start();
		this.client = DagsterGraphQlClient.builder().url(this.container.getUrl()).build();
	}

	@AfterEach
	void stop() {
		if (this.client != null) {
			this.client.close();
		}
		this.container.stop();
	}

	@Override
	DagsterGraphQlClient readOnly() {
		return this.client;
	}

	@Override
	String run() {
		return InContainer.createRuns(this.container, 1).get(0);
	}

}
