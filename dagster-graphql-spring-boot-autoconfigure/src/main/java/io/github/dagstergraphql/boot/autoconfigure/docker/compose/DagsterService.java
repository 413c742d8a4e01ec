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
import java.util.Map;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.util.Assert;

/**
 * Address of the webserver of a Docker Compose service, which two labels can configure.
 */
final class DagsterService {

	/** Label with the port of the webserver in its container. Defaults to 3000. */
	static final String PORT_LABEL = "io.github.dagstergraphql.port";

	/** Label with the path prefix of the webserver (its option --path-prefix). */
	static final String PATH_PREFIX_LABEL = "io.github.dagstergraphql.path-prefix";

	private static final String DEFAULT_PORT = "3000";

	private final RunningService service;

	DagsterService(RunningService service) {
		this.service = service;
	}

	URI url() {
		Map<String, String> labels = this.service.labels();
		String pathPrefix = labels.getOrDefault(PATH_PREFIX_LABEL, "");
		Assert.state(pathPrefix.isEmpty() || pathPrefix.startsWith("/"),
				() -> "Label " + PATH_PREFIX_LABEL + " of service " + this.service.name() + " must start with \"/\"");
		return URI.create("http://" + this.service.host() + ":" + this.service.ports().get(port(labels)) + pathPrefix);
	}

	private int port(Map<String, String> labels) {
		String port = labels.getOrDefault(PORT_LABEL, DEFAULT_PORT);
		try {
			return Integer.parseInt(port);
		}
		catch (NumberFormatException ex) {
			throw new IllegalStateException("Label " + PORT_LABEL + " of service " + this.service.name()
					+ " must be a port, but is \"" + port + "\"", ex);
		}
	}

}
