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

package io.github.dagstergraphql.test;

import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The webserver, where the differential test with a real one does not reach.
 */
class WebserverTests {

	@Test
	void hasAPathPrefix() throws Exception {
		try (EmbeddedDagster dagster = EmbeddedDagster.builder().pathPrefix("/dag/ster").start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			String root = "http://127.0.0.1:" + dagster.getPort();
			assertThat(dagster.getUrl()).isEqualTo(root + "/dag/ster");
			assertThat(client.graphql().document("{ version }").retrieve("version").toEntity(String.class))
				.isEqualTo("1.13.27");
			HttpResponse<String> redirect = get(root + "/");
			assertThat(redirect.statusCode()).isEqualTo(307);
			assertThat(redirect.headers().firstValue("Location")).contains("/dag/ster");
			for (String path : List.of("/graphql", "/server_info", "/dag/sterile")) {
				assertThat(get(root + path).statusCode()).as(path).isEqualTo(404);
				assertThat(get(root + path).body()).isEqualTo("Not Found");
			}
			assertThat(get(root + "/dag/ster/server_info").statusCode()).isEqualTo(200);
			assertThat(get(root + "/dag/ster/runs/1").body()).contains("It has no user interface.");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> EmbeddedDagster.builder().pathPrefix("dag"));
	}

	@Test
	void hasNoUrlBeforeItStarts() {
		List<String> seen = new ArrayList<>();
		EmbeddedDagster.builder().initialize((dagster) -> {
			seen.add(dagster.toString());
			assertThatIllegalStateException().isThrownBy(dagster::getUrl)
				.withMessageContaining("starts after its initializers");
		}).start().close();
		assertThat(seen).containsExactly("EmbeddedDagster that has not started");
	}

	@Test
	void hasNoLimits() {
		String aliases = IntStream.range(0, 5000)
			.mapToObj((i) -> "a" + i + ":version")
			.collect(Collectors.joining(" "));
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			assertThat(client.graphql().document("{ " + aliases + " }").retrieve("a4999").toEntity(String.class))
				.isEqualTo("1.13.27");
		}
	}

	@Test
	void answersManyAtOnce() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("job"));
			List<String> ids = Flux.range(0, 500)
				.flatMap((i) -> client.reactive().job("job").tag("number", String.valueOf(i)).launch(), 64)
				.map((run) -> run.id())
				.collectList()
				.block();
			assertThat(ids).hasSize(500).doesNotHaveDuplicates();
			assertThat(dagster).launched("job").times(500);
			assertThat(dagster.runs()).hasSize(500);
		}
	}

	@Test
	void keepsItsRunsOverARestart() throws Exception {
		try (EmbeddedDagster dagster = EmbeddedDagster.start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder()
					.url(dagster.getUrl())
					.retryPolicy(RetryPolicy.withMaxRetries(0))
					.build();
				Socket idle = new Socket("127.0.0.1", dagster.getPort())) {
			dagster.define(JobDefinition.named("job"));
			dagster.stopTime();
			RunHandle run = client.job("job").launch();
			int port = dagster.getPort();
			dagster.inject(Fault.latency(Duration.ofMinutes(5)).onOperation("Run"));
			CompletableFuture<Run> waiting = client.reactive().run(run.id()).get().toFuture();
			dagster.stopWebserver();
			dagster.stopWebserver();
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(waiting::get)
				.withCauseInstanceOf(DagsterConnectionException.class);
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> idle.getInputStream().read())
				.withMessageContaining("reset");
			assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(run::status);
			dagster.advanceTime(Duration.ofMinutes(1));
			dagster.startWebserver();
			dagster.startWebserver();
			assertThat(dagster.getPort()).isEqualTo(port);
			// without the connections that were reset
			try (DagsterGraphQlClient other = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
				assertThat(other.getRunStatus(run.id())).isEqualTo(RunStatus.SUCCESS);
			}
			dagster.restart();
			try (DagsterGraphQlClient other = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
				assertThat(other.job("job").launch().status()).isEqualTo(RunStatus.QUEUED);
			}
			dagster.stopWebserver();
			dagster.reset();
			assertThat(get("http://127.0.0.1:" + port + "/server_info").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void doesNotContinueAfterTheEnd() {
		EmbeddedDagster dagster = EmbeddedDagster.start();
		dagster.close();
		assertThatIllegalStateException().isThrownBy(dagster::startWebserver).withMessage("the server has been closed");
	}

	@Test
	void leavesNoThreadsBehind() {
		EmbeddedDagster.start().close();
		int before = Thread.activeCount();
		for (int i = 0; i < 100; i++) {
			EmbeddedDagster.start().close();
		}
		assertThat(Thread.activeCount()).isLessThan(before + 20);
	}

	private static HttpResponse<String> get(String url) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).version(HttpClient.Version.HTTP_1_1).build(),
					HttpResponse.BodyHandlers.ofString());
	}

}
