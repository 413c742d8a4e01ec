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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.net.ServerSocketFactory;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.automation.RunRequest;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.client.run.RunHandle;
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
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Hooks;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that no operation and no failure exposes a secret in logs at any level,
 * exceptions, meters, spans, string representations, or endpoints of Actuator.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

	private static final EmbeddedDagster dagster = EmbeddedDagster.start();

	/** Requests to each of these servers, regardless of the response. */
	private static final Set<Secret> SENT = EnumSet.complementOf(EnumSet.of(Secret.PROXY_PASSWORD,
			Secret.KEY_STORE_PASSWORD, Secret.CLIENT_SECRET, Secret.IDEMPOTENCY_KEY, Secret.OTHER_TAG,
			Secret.OTHER_CONFIG, Secret.OTHER_KEY, Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG));

	private static final ExecutorService threads = Executors.newFixedThreadPool(8);

	private static boolean contextWasPropagated;

	private static EchoingServer server;

	private static EchoingServer tlsServer;

	private static ConfigurableApplicationContext context;

	private static WebTestClient actuator;

	@TempDir
	static Path directory;

	private boolean printed;

	@BeforeAll
	static void start() throws Exception {
		// contexts of other tests may still be there, and their log with them
		loggingSystem().cleanUp();
		// and have each operator log the whole observation
		contextWasPropagated = Hooks.isAutomaticContextPropagationEnabled();
		Hooks.disableAutomaticContextPropagation();
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
		return LoggingSystem.get(SecretsTests.class.getClassLoader());
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

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REASON_PHRASE|DATABASE_.*")
	void responsesOfTheServer(Fault fault) throws Exception {
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

	@Test
	void noOperationIsLeftOut() throws Exception {
		CalledOperations operations = new CalledOperations();
		call(operations.noting(client("patient")), Operations.all());
		call(operations.noting(client("patient")), Operations.keyed());
		call(operations.noting(client("patient")), Operations.all());
		assertThat(operations.asked()).containsAll(CalledOperations.of(DagsterGraphQlClient.class))
			.contains("RunHandle.reexecute", "ReactiveRunsSpec.terminate", "RetrieveSpec.toEntity");
		Set<String> all = new TreeSet<>(OperationCatalog.find().keySet());
		// for servers older than 1.8
		all.remove("WipeAssetKeys");
		// after an asset was not found, without variables
		all.remove("AssetKeys");
		assertThat(server.operations()).as("operations that no call in Operations sends").containsAll(all);
		assertThat(server.seen()).contains(Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG, Secret.FILTER_TAG);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "DATABASE_.*")
	void databaseMessagesAreRedacted(Fault fault) throws Exception {
		server.fault(fault);
		call(client("patient"), Operations.all());
		call(client("patient"), Operations.all());
		get("/health");
		assertThat(server.answers(fault)).isGreaterThan(2 * DatabaseMessages.values().length);
	}

	@Test
	void responsesToAReexecution() throws Exception {
		RunHandle run = client("patient").job(Operations.JOB).launch();
		server.fault(Fault.PYTHON_ERROR_OF_MUTATIONS);
		call(client("patient"),
				Map.of("re-execution", (client) -> Operations.reexecution(client.run(run.id())).launch()));
		assertThat(server.seen()).contains(Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG);
	}

	@ParameterizedTest
	@EnumSource
	void detectsDatabaseMessages(DatabaseMessages words) {
		Evidence.examine("here", words.text());
		assertThat(Evidence.leaks()).isNotEmpty();
	}

	@Test
	void aStatusLineIsLoggedByReactorNettyOnly() throws Exception {
		server.fault(Fault.REASON_PHRASE);
		call(client("bearer"), Operations.some());
		// a call of another test that was given up may end only now
		String onlyThere = " token in log DEBUG reactor.netty.http.client.HttpClientOperations";
		assertThat(Evidence.leaks()).isNotEmpty().allSatisfy((leak) -> assertThat(leak).contains(onlyThere));
		HttpClient.create()
			.headers((headers) -> headers.set("Authorization", "Bearer " + Secret.BEARER_TOKEN.text()))
			.post()
			.uri("http://127.0.0.1:" + server.port())
			.response()
			.block();
		assertThat(Evidence.leaks()).isNotEmpty().allSatisfy((leak) -> assertThat(leak).contains(onlyThere));
	}

	@Test
	void keysAreSecretsToo() throws Exception {
		call(client("patient"), Operations.keyed());
		assertThat(server.seen()).contains(Secret.IDEMPOTENCY_KEY);
	}

	@Test
	void whenThereIsNoServer() throws Exception {
		call(client("refused"), Operations.all());
		call(client("unknown"), Operations.some());
	}

	@ParameterizedTest
	@EnumSource(names = { "STATUS_400", "STATUS_401", "STATUS_500", "HTML", "BROKEN_JSON", "WRONG_SHAPE", "CLOSE" })
	void responsesOfTheAuthorizationServer(Fault fault) throws Exception {
		server.fault(Fault.STATUS_401);
		call(client("oauth2"), Operations.some());
		server.fault(Fault.NONE);
		server.tokenFault(fault);
		call(client("oauth2"), Operations.some());
		assertThat(server.seen()).contains(Secret.CLIENT_SECRET);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void throughAProxy(boolean accepted) throws Exception {
		try (AuthenticatingProxy proxy = new AuthenticatingProxy("ann",
				accepted ? Secret.PROXY_PASSWORD.text() : "another");
				ConfigurableApplicationContext proxied = run("secrets.proxy.port=" + proxy.port())) {
			for (Fault fault : EnumSet.of(Fault.NONE, Fault.STATUS_407, Fault.RESET, Fault.HTML)) {
				server.fault(fault);
				call(proxied.getBean("patientDagsterGraphQlClient", DagsterGraphQlClient.class), Operations.some());
				call(proxied.getBean("tlsDagsterGraphQlClient", DagsterGraphQlClient.class), Operations.some());
			}
			assertThat(accepted ? proxy.accepted() : proxy.refused()).isGreaterThan(5);
			printBeans(proxied);
		}
	}

	@Test
	void actuatorExposesNoSecrets() {
		List<String> endpoints = new ArrayList<>(
				List.of("", "/health", "/configprops", "/env", "/beans", "/conditions", "/mappings", "/loggers",
						"/metrics", "/info", "/scheduledtasks", "/threaddump", "/prometheus", "/sbom"));
		JsonNode names = JsonMapper.shared().readTree(get("/metrics")).path("names");
		names.forEach((name) -> endpoints.add("/metrics/" + name.asString()));
		context.getEnvironment().getPropertySources().forEach((source) -> {
			if (source.getSource() instanceof Map<?, ?> map) {
				map.keySet()
					.stream()
					.filter((key) -> key.toString().matches("(dagster|spring\\.s).*"))
					.forEach((key) -> endpoints.add("/env/" + key));
			}
		});
		endpoints.forEach(SecretsTests::get);
		examineMeters(context.getBean(MeterRegistry.class));
		assertThat(get("/configprops")).contains("dagster-io.github.dagstergraphql", "******");
		assertThat(get("/metrics")).contains("dagster.client.requests");
		assertThat(get("/health")).contains("\"bearer\"", "\"userinfo\"", "1.13.27");
	}

	@Test
	void toStringDoesNotExposeSecrets() {
		printBeans(context);
	}

	@ParameterizedTest
	@ValueSource(strings = { "patient.auth.bearer.token=Bearer %s", "patient.auth.dagster-plus.token=%s\n",
			"patient.headers.X-Secret=%s\nX-Other: y", "patient.headers[X Secret]=%s",
			"patient.url=http://ann:%s@exa mple", "patient.url=ann:%s@127.0.0.1", "userinfo.auth.bearer.token=%s",
			"userinfo.host=ann:%s@localhost", "patient.ui-url=http://ann:%s@example.org" })
	void whenSettingsAreWrong(String property) {
		assertThatException()
			.isThrownBy(() -> run("dagster.clients." + property.formatted(Secret.HEADER.text())).close())
			.satisfies((ex) -> Evidence.examine("start-up", ex))
			.havingRootCause()
			.withMessageContaining("dagster.clients." + property.split("\\.")[0]);
	}

	@Test
	void whenTheKeyStoreCannotBeOpened() {
		assertThatException()
			.isThrownBy(() -> run("spring.ssl.bundle.jks.dagster.keystore.password=" + Secret.HEADER.text()).close())
			.satisfies((ex) -> Evidence.examine("start-up", ex));
	}

	@Test
	void allThatIsLoggedIsExamined() throws Exception {
		call(client("patient"), Operations.some());
		for (String logger : List.of("io.github.dagstergraphql.client.requests", "reactor.netty.http.client",
				"org.springframework.web.reactive.function.client", "org.springframework.boot.context")) {
			assertThat(LogRecorder.events(logger)).as(logger).isPositive();
		}
	}

	@ParameterizedTest
	@MethodSource
	void detectsExposedSecrets(Consumer<String> leak) {
		String secret = Secret.PASSWORD.text();
		List<String> forms = List.of(secret, secret.substring(4, 12), secret.toUpperCase(Locale.ROOT),
				"x" + secret + "x",
				Base64.getEncoder().encodeToString(("ann:" + secret).getBytes(StandardCharsets.UTF_8)));
		for (String form : forms) {
			leak.accept(form);
			assertThat(Evidence.leaks()).as(form).isNotEmpty();
		}
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("leak"))
			.forEach(registry::remove);
	}

	static Stream<Named<Consumer<String>>> detectsExposedSecrets() {
		Logger logger = LoggerFactory.getLogger(SecretsTests.class);
		return Stream.of(Named.of("log", logger::trace),
				Named.of("argument", (text) -> logger.trace("{}", List.of(text))),
				Named.of("argument that is not shown", (text) -> logger.trace("", text)),
				Named.of("exception", (text) -> logger.trace("", new IllegalStateException(text))),
				Named.of("cause",
						(text) -> logger.trace("", new IllegalStateException("", new IllegalStateException(text)))),
				Named.of("suppressed", (text) -> {
					Exception exception = new IllegalStateException();
					exception.addSuppressed(new IllegalStateException(text));
					Evidence.examine("exception", exception);
				}), Named.of("MDC", (text) -> {
					try (MDC.MDCCloseable context = MDC.putCloseable("key", text)) {
						logger.trace("");
					}
				}),
				Named.of("observation and span",
						(text) -> observe((observation) -> observation.highCardinalityKeyValue("key", text))),
				Named.of("error of observation and span",
						(text) -> observe((observation) -> observation.error(new IllegalStateException(text)))),
				Named.of("event", (text) -> observe((observation) -> observation.event(Observation.Event.of(text)))),
				Named.of("meter", (text) -> {
					MeterRegistry registry = context.getBean(MeterRegistry.class);
					registry.counter("leak", "key", text);
					examineMeters(registry);
				}));
	}

	private static void observe(Consumer<Observation> leak) {
		Observation observation = Observation.start("leak", context.getBean(ObservationRegistry.class));
		leak.accept(observation);
		observation.stop();
	}

	@Test
	void detectsEncodedSecrets() {
		String secret = Secret.CONFIG_AWKWARD.text();
		for (String form : List.of(URLEncoder.encode(secret, StandardCharsets.UTF_8), HtmlUtils.htmlEscape(secret),
				JsonMapper.shared().writeValueAsString(Map.of("x", secret)), "at 4711471147114711 seconds",
				Secret.CONFIG_DECIMAL.text(),
				JsonMapper.shared()
					.writer()
					.with(JsonWriteFeature.ESCAPE_NON_ASCII)
					.writeValueAsString(Secret.CONFIG_NON_ASCII.text()))) {
			Evidence.examine("here", form);
			assertThat(Evidence.leaks()).as(form).isNotEmpty();
		}
		Evidence.examine("here", "nothing of interest: " + "Bearer, password, token 47114, default");
		assertThat(Evidence.leaks()).isEmpty();
	}

	@Test
	void detectsPrintedSecrets(CapturedOutput output) {
		// takes the place of what would fail after this test
		System.err.println(Secret.PASSWORD.text());
		Evidence.examine("System.out and System.err", output.getAll());
		assertThat(Evidence.leaks()).isNotEmpty();
		this.printed = true;
	}

	private static void call(DagsterGraphQlClient client,
			Map<String, Function<DagsterGraphQlClient, Object>> operations) throws Exception {
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
			LoggerFactory.getLogger(SecretsTests.class).warn("It failed", ex);
		}
	}

	private static DagsterGraphQlClient client(String name) {
		return context.getBean(name + "DagsterGraphQlClient", DagsterGraphQlClient.class);
	}

	private static String get(String path) {
		byte[] body = actuator.get().uri(path).exchange().expectBody().returnResult().getResponseBody();
		String text = (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
		Evidence.examine("actuator " + path, text);
		return text;
	}

	private static void examineMeters(MeterRegistry registry) {
		for (Meter meter : registry.getMeters()) {
			Evidence.examine("meter", meter.getId() + " " + meter.getId().getDescription());
		}
	}

	private static ConfigurableApplicationContext run(String... properties) throws IOException {
		return SecretApplication.run(server, tlsServer, directory, properties);
	}

	private static void printBeans(ConfigurableApplicationContext context) {
		for (String name : context.getBeanDefinitionNames()) {
			Object bean = context.getBean(name);
			Evidence.examine("toString of " + bean.getClass(), bean);
		}
	}

}
