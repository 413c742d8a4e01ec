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

package io.github.dagstergraphql.samples.shutdown;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request that waits for a run is answered when the application shuts down gracefully.
 */
class GracefulShutdownTests {

	@Test
	void aPendingRequestForARunReceivesAResponse() throws Exception {
		try (EmbeddedDagster dagster = EmbeddedDagster.start()) {
			dagster.define(JobDefinition.named("endless").runs(RunScript.hang()));
			ServletWebServerApplicationContext context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(
					Application.class)
				.web(WebApplicationType.SERVLET)
				.properties("spring.config.name=none", "server.port=0", "server.address=127.0.0.1",
						"dagster.url=" + dagster.getUrl(), "spring.lifecycle.timeout-per-shutdown-phase=5m",
						"management.tracing.export.zipkin.enabled=false")
				.run();
			CountDownLatch waiting = context.getBean(Controller.class).waiting;
			CompletableFuture<HttpResponse<String>> response = HttpClient.newHttpClient()
				.sendAsync(HttpRequest
					.newBuilder(URI.create("http://127.0.0.1:%d/report".formatted(context.getWebServer().getPort())))
					.build(), BodyHandlers.ofString());
			assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
			context.close();
			assertThat(response).succeedsWithin(Duration.ofMinutes(1)).satisfies((answer) -> {
				assertThat(answer.statusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE.value());
				assertThat(answer.body()).contains("CLOSED");
			});
		}
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Controller controller(DagsterGraphQlClient dagster) {
			return new Controller(dagster);
		}

		@Bean
		SecurityFilterChain open(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

	}

	@RestController
	static class Controller {

		private final CountDownLatch waiting = new CountDownLatch(1);

		private final DagsterGraphQlClient dagster;

		Controller(DagsterGraphQlClient dagster) {
			this.dagster = dagster;
		}

		@GetMapping("/report")
		String report() {
			var run = this.dagster.job("endless").launch();
			this.waiting.countDown();
			return run.await(Duration.ofHours(1)).run().id();
		}

		@ExceptionHandler
		ProblemDetail ended(RunAwaitException ex) {
			return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getReason().name());
		}

	}

}
