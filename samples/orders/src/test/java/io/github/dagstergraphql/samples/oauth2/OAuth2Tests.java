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

package io.github.dagstergraphql.samples.oauth2;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tokens of a real authorization server, for a proxy that checks them.
 */
@ExtendWith(OutputCaptureExtension.class)
class OAuth2Tests {

	private static AuthorizationServer authorizationServer;

	private final GuardedDagster guarded = new GuardedDagster(authorizationServer.url());

	private final int tokensBefore = authorizationServer.tokensAskedFor();

	@BeforeAll
	static void startServer() {
		authorizationServer = new AuthorizationServer();
	}

	@AfterAll
	static void stopServer() {
		authorizationServer.close();
	}

	@AfterEach
	void stop() {
		this.guarded.close();
	}

	@ParameterizedTest
	@EnumSource
	void aTokenIsObtainedOnceAndSentWithEachRequest(WebApplicationType type) {
		this.guarded.dagster().define(JobDefinition.named("daily_orders"));
		try (ConfigurableApplicationContext context = run(type, AuthorizationServer.CLIENT_SECRET)) {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			assertThat(tokensAskedFor()).isZero();
			String id = Flux.range(0, 64)
				.flatMap((index) -> client.reactive().submitJobExecution("daily_orders"))
				.blockLast();
			client.getRunStatus(id);
			assertThat(this.guarded.dagster()).launched("daily_orders").times(64);
			assertThat(tokensAskedFor()).isEqualTo(1);
		}
	}

	@Test
	void aRejectedTokenIsReplaced() {
		try (ConfigurableApplicationContext context = run(WebApplicationType.NONE, AuthorizationServer.CLIENT_SECRET)) {
			DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
			client.locations().list();
			this.guarded.revokeAll();
			assertThatExceptionOfType(DagsterAuthenticationException.class).isThrownBy(client.locations()::list)
				.withMessageContaining("HTTP 401");
			client.locations().list();
			assertThat(tokensAskedFor()).isEqualTo(2);
		}
	}

	@Test
	void reportsWhyNoTokenWasObtained(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run(WebApplicationType.NONE, "hunter2-hunter2")) {
			assertNoToken(context, "invalid_client");
		}
		try (ConfigurableApplicationContext context = run(WebApplicationType.NONE, "hunter2-hunter2",
				"--spring.security.oauth2.client.provider.local.token-uri=http://127.0.0.1:9/token")) {
			assertNoToken(context, "spring.security.oauth2.client.registration.orders");
		}
		assertThat(output).doesNotContain("hunter2-hunter2");
	}

	private static void assertNoToken(ConfigurableApplicationContext context, String reason) {
		assertThatExceptionOfType(DagsterAuthenticationException.class)
			.isThrownBy(context.getBean(DagsterGraphQlClient.class).locations()::list)
			.withMessageContaining("client registration \"orders\"")
			.withMessageContaining(reason)
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse())
			.satisfies((ex) -> assertThat(Throwables.getStackTrace(ex)).doesNotContain("hunter2-hunter2"));
	}

	private int tokensAskedFor() {
		return authorizationServer.tokensAskedFor() - this.tokensBefore;
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String secret, String... args) {
		String registration = "spring.security.oauth2.client.registration.orders";
		return new SpringApplicationBuilder(Application.class).web(type)
			// the version check would otherwise receive the 401 first
			.properties("spring.config.name=none", "server.port=0", "dagster.version-check=off",
					"management.tracing.export.zipkin.enabled=false", "dagster.url=" + this.guarded.url(),
					"dagster.auth.oauth2.registration-id=orders", registration + ".provider=local",
					registration + ".client-id=orders", registration + ".client-secret=" + secret,
					registration + ".authorization-grant-type=client_credentials", registration + ".scope=dagster",
					"spring.security.oauth2.client.provider.local.token-uri=" + authorizationServer.url()
							+ "/oauth2/token")
			.run(args);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
