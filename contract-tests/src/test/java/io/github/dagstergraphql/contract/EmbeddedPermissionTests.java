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
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * An embedded Dagster that permits nothing.
 */
class EmbeddedPermissionTests extends PermissionContract {

	private final EmbeddedDagster server = EmbeddedServer.startReadOnly();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.server.getUrl()).build();

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	@Override
	DagsterGraphQlClient readOnly() {
		return this.client;
	}

	@Override
	@Nullable String run() {
		return null;
	}

}
