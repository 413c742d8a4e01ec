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

package io.github.dagstergraphql.boot.autoconfigure.docker.compose;

import java.net.URI;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Factory for connection details of a Dagster webserver in Docker Compose: a service with
 * an official Dagster image, or with the label
 * {@code org.springframework.boot.service-connection: dagster}.
 */
class DagsterDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<DagsterConnectionDetails> {

	// Dagster's images for Kubernetes contain the webserver; custom images need the label
	private static final String[] CONNECTION_NAMES = { "dagster", "dagster/dagster-k8s", "dagster/dagster-celery-k8s" };

	DagsterDockerComposeConnectionDetailsFactory() {
		super(CONNECTION_NAMES);
	}

	@Override
	protected DagsterConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new DagsterDockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class DagsterDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements DagsterConnectionDetails {

		private final URI url;

		private DagsterDockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.url = new DagsterService(service).url();
		}

		@Override
		public URI getUrl() {
			return this.url;
		}

	}

}
