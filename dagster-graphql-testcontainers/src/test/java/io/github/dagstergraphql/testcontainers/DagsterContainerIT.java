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

package io.github.dagstergraphql.testcontainers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DagsterContainer} with the options that the contract suite does not
 * use.
 */
@EnabledIfDockerAvailable
class DagsterContainerIT {

	@Test
	void takesOptions() throws IOException, InterruptedException {
		try (DagsterContainer dagster = DagsterContainer.ofVersion("1.13.27")
			.withDefinitions("definitions")
			.withPathPrefix("/data/platform")
			.withWebserverOptions("--read-only")
			.withoutDaemon()) {
			dagster.start();
			assertThat(dagster.getUrl())
				.isEqualTo("http://" + dagster.getHost() + ":" + dagster.getDagsterPort() + "/data/platform");
			assertThat(
					ask(dagster, "{ workspaceOrError { ... on Workspace { locationEntries { name loadStatus } } } }"))
				.contains("\"name\":\"empty\",\"loadStatus\":\"LOADED\"");
			assertThat(ask(dagster, "{ instance { daemonHealth { allDaemonStatuses { healthy } } } }"))
				.doesNotContain("true");
			assertThat(ask(dagster, "mutation { reloadWorkspace { __typename } }")).contains("UnauthorizedError");
		}
	}

	private static String ask(DagsterContainer dagster, String query) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(dagster.getUrl() + "/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
			.build();
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request, HttpResponse.BodyHandlers.ofString())
			.body();
	}

}
