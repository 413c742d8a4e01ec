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

package io.github.dagstergraphql.boot.test.autoconfigure;

import java.net.URI;
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.request.RecordedRequest;

/**
 * Connection details of the embedded Dagster, with a header that identifies the client.
 */
class EmbeddedDagsterConnectionDetails implements DagsterConnectionDetails {

	private final EmbeddedDagster dagster;

	private final String clientName;

	EmbeddedDagsterConnectionDetails(EmbeddedDagster dagster, String clientName) {
		this.dagster = dagster;
		this.clientName = clientName;
	}

	@Override
	public URI getUrl() {
		return URI.create(this.dagster.getUrl());
	}

	@Override
	public Map<String, String> getHeaders() {
		return Map.of(RecordedRequest.CLIENT_NAME_HEADER, this.clientName);
	}

}
