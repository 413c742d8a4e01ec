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

package io.github.dagstergraphql.samples.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import javax.net.ServerSocketFactory;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.definition.ScheduleDefinition;
import io.github.dagstergraphql.test.definition.SensorDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import io.github.dagstergraphql.test.run.TickOutcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that repeat the secrets of requests, an application with a client for each kind
 * of credentials, and the examination of everything that is exposed.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class AbstractSecretsTests {

	/** Requests to each of these servers, regardless of the response. */
	private static final Set<Secret> SENT = EnumSet.complementOf(EnumSet.of(Secret.PROXY_PASSWORD,
			Secret.KEY_STORE_PASSWORD, Secret.CLIENT_SECRET, Secret.IDEMPOTENCY_KEY, Secret.OTHER_TAG,
			Secret.OTHER_CONFIG, Secret.OTHER_KEY, Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG));

	private static EmbeddedDagster dagster;

	private static ExecutorService threads;

	private static boolean contextWasPropagated;

	static EchoingServer server;

	static EchoingServer tlsServer;

	static ConfigurableApplicationContext context;

	private static WebTestClient actuator;

	@TempDir
	static Path directory;

	boolean printed;

	@BeforeAll
	static void start() throws Exception {
		// contexts of other tests may still be there, and their log with them
		loggingSystem().cleanUp();
		// and have each operator log the whole observation
		contextWasPropagated = Hooks.isAutomaticContextPropagationEnabled();
		Hooks.disableAutomaticContextPropagation();
		threads = Executors.newFixedThreadPool(8);
		dagster = EmbeddedDagster.start();
		dagster.define(CodeLocation.named("definitions")
			.jobs(JobDefinition.named(Operations.JOB)
				.ops(OpDefinition.named("load").config(ConfigType.permissive()))
				.partitions(PartitionsDefinition.ofKeys("2026-01-01")),
					JobDefinition.named(Operations.HANGING_JOB).ops("wait").runs(RunScript.hang()))
			.schedules(ScheduleDefinition.named("nightly")
				.job(Operations.JOB)
				.evaluates((time) -> TickOutcome
					.launches(RunRequest.builder().runConfigYaml(Secret.OTHER_CONFIG.text()).build())))
			.sensors(SensorDefinition.named("inbox").jobs(Operations.JOB))
			.assets(AssetDefinition.of("raw/orders"),
					AssetDefinition.of("files").partitions(PartitionsDefinition.dynamic("files")),
					AssetDefinition.of("grid")
						.partitions(PartitionsDefinition.ofDimensions(Map.of("day",
								PartitionsDefinition.ofKeys("2026-01-01"), "area", PartitionsDefinition.ofKeys("eu")))),
					AssetDefinition.of("daily").partitions(PartitionsDefinition.ofKeys("2026-01-01")))
			.withShutdown());
		server = new EchoingServer(dagster, ServerSocketFactory.getDefault());
		tlsServer = new EchoingServer(dagster, SecretApplication.keyStore(directory).getServerSocketFactory());
		context = run();
		actuator = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/actuator")
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.responseTimeout(Duration.ofSeconds(30))
			.build();
	}

	@AfterAll
	static void stop() {
		context.close();
		server.close();
		tlsServer.close();
		dagster.close();
		threads.shutdownNow();
		if (contextWasPropagated) {
			Hooks.enableAutomaticContextPropagation();
		}
		loggingSystem().cleanUp();
		loggingSystem().beforeInitialize();
		loggingSystem().initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
	}

	private static LoggingSystem loggingSystem() {
		return LoggingSystem.get(AbstractSecretsTests.class.getClassLoader());
	}

	@BeforeEach
	void mend() {
		for (EchoingServer each : List.of(server, tlsServer)) {
			each.fault(Fault.NONE);
			each.tokenFault(Fault.NONE);
			each.seen().clear();
		}
	}

	@AfterEach
	void noSecretWasExposed(CapturedOutput output) {
		if (!this.printed) {
			Evidence.examine("System.out and System.err", output.getAll());
		}
		assertThat(Evidence.leaks()).isEmpty();
	}

	/**
	 * Call operations with each kind of credentials.
	 * @param fault what the servers do in place of their work
	 * @throws Exception if a call fails in a way that is not one of the client's
	 */
	static void callWith(Fault fault) throws Exception {
		server.fault(fault);
		tlsServer.fault(fault);
		call(client((fault == Fault.NO_ANSWER) ? "impatient" : "patient"), Operations.all());
		call(client("impatient"), Operations.keyed());
		if (fault != Fault.NO_ANSWER) {
			for (String name : List.of("bearer", "plus", "userinfo", "oauth2", "tls")) {
				call(client(name), Operations.some());
			}
			assertThat(server.seen()).containsAll(SENT);
		}
		get("/health");
		assertThat(server.answers(fault)).isPositive();
	}

	static void call(DagsterGraphQlClient client, Map<String, Function<DagsterGraphQlClient, Object>> operations)
			throws Exception {
		List<Callable<Object>> calls = new ArrayList<>();
		operations.forEach((name, operation) -> calls.add(() -> {
			call(name, client, operation);
			return null;
		}));
		for (Future<Object> call : threads.invokeAll(calls)) {
			call.get();
		}
	}

	private static void call(String name, DagsterGraphQlClient client,
			Function<DagsterGraphQlClient, Object> operation) {
		try {
			Evidence.examine("answer of " + name, operation.apply(client));
		}
		catch (DagsterGraphQlClientException ex) {
			Evidence.examine("failure of " + name, ex);
			LoggerFactory.getLogger(AbstractSecretsTests.class).warn("It failed", ex);
		}
	}

	static DagsterGraphQlClient client(String name) {
		return context.getBean(name + "DagsterGraphQlClient", DagsterGraphQlClient.class);
	}

	static String get(String path) {
		byte[] body = actuator.get().uri(path).exchange().expectBody().returnResult().getResponseBody();
		String text = (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
		Evidence.examine("actuator " + path, text);
		return text;
	}

	static void examineMeters(MeterRegistry registry) {
		for (Meter meter : registry.getMeters()) {
			Evidence.examine("meter", meter.getId() + " " + meter.getId().getDescription());
		}
	}

	static ConfigurableApplicationContext run(String... properties) throws IOException {
		return SecretApplication.run(server, tlsServer, directory, properties);
	}

	static void printBeans(ConfigurableApplicationContext context) {
		for (String name : context.getBeanDefinitionNames()) {
			Object bean = context.getBean(name);
			Evidence.examine("toString of " + bean.getClass(), bean);
		}
	}

}
