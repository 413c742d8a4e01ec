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
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
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
import reactor.netty.transport.ProxyProvider;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Whatever is asked, and whatever goes wrong: nothing of what is secret is told by logs
 * at any level, exceptions, meters, spans, texts of objects, or endpoints of Actuator.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTests {

	private static final EmbeddedDagster dagster = EmbeddedDagster.start();

	/** What every one of these servers is sent, whatever it answers. */
	private static final Set<Secret> SENT = EnumSet.complementOf(
			EnumSet.of(Secret.PROXY_PASSWORD, Secret.KEY_STORE_PASSWORD, Secret.CLIENT_SECRET, Secret.IDEMPOTENCY_KEY));

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
			.jobs(JobDefinition.named(Operations.JOB).ops(OpDefinition.named("load").config(ConfigType.permissive())))
			.withShutdown());
		server = new EchoingServer(dagster, ServerSocketFactory.getDefault());
		tlsServer = new EchoingServer(dagster, keyStore().getServerSocketFactory());
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
	void nothingWasTold(CapturedOutput output) {
		if (!this.printed) {
			Evidence.examine("System.out and System.err", output.getAll());
		}
		assertThat(Evidence.leaks()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REASON_PHRASE")
	void whateverTheServerAnswers(Fault fault) throws Exception {
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
	void whatReactorNettyTellsOfTheStatusLineItTellsForEverybody() throws Exception {
		server.fault(Fault.REASON_PHRASE);
		call(client("bearer"), Operations.some());
		String onlyThere = "bearer token in log DEBUG reactor.netty.http.client.HttpClientOperations";
		assertThat(Evidence.leaks()).isNotEmpty().allSatisfy((leak) -> assertThat(leak).startsWith(onlyThere));
		HttpClient.create()
			.headers((headers) -> headers.set("Authorization", "Bearer " + Secret.BEARER_TOKEN.text()))
			.post()
			.uri("http://127.0.0.1:" + server.port())
			.response()
			.block();
		assertThat(Evidence.leaks()).isNotEmpty().allSatisfy((leak) -> assertThat(leak).startsWith(onlyThere));
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
	void whateverTheAuthorizationServerAnswers(Fault fault) throws Exception {
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
	void whatActuatorShows() {
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
	void whatObjectsSayOfThemselves() {
		printBeans(context);
	}

	@ParameterizedTest
	@ValueSource(strings = { "patient.auth.bearer.token=Bearer %s", "patient.auth.dagster-plus.token=%s\n",
			"patient.headers.X-Secret=%s\n", "patient.headers[X Secret]=%s", "patient.url=http://ann:%s@exa mple",
			"patient.url=ann:%s@127.0.0.1", "userinfo.auth.bearer.token=%s", "userinfo.host=ann:%s@localhost",
			"patient.ui-url=http://ann:%s@example.org" })
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
	void noticesWhatIsTold(Consumer<String> leak) {
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

	static Stream<Named<Consumer<String>>> noticesWhatIsTold() {
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
	void noticesOtherForms() {
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
	void noticesWhatIsPrinted(CapturedOutput output) {
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

	private static void printBeans(ConfigurableApplicationContext context) {
		for (String name : context.getBeanDefinitionNames()) {
			Object bean = context.getBean(name);
			Evidence.examine("toString of " + bean.getClass(), bean);
		}
	}

	private static ConfigurableApplicationContext run(String... properties) throws IOException {
		String http = "http://127.0.0.1:" + server.port();
		String registration = "spring.security.oauth2.client.registration.orders";
		String bundle = "spring.ssl.bundle.jks.dagster";
		List<String> all = new ArrayList<>(List.of("spring.config.name=none", "server.port=0",
				"logging.config=classpath:logback-secrets.xml", "management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always", "management.tracing.sampling.probability=1.0",
				"management.tracing.export.zipkin.enabled=false", "spring.http.codecs.log-request-details=true",
				"dagster.health.cache-time-to-live=0", "dagster.health.timeout=1s", "dagster.retry.delay=1ms",
				"dagster.retry.jitter=0ms", "dagster.retry.max-retries=1", "dagster.launch-settle-time=100ms",
				"dagster.read-timeout=10s", "dagster.launch-timeout=10s", "dagster.reload-timeout=10s",
				"dagster.max-response-size=100KB", "dagster.clients.patient.url=" + http,
				"dagster.clients.patient.auth.basic.username=ann",
				"dagster.clients.patient.auth.basic.password=" + Secret.PASSWORD.text(),
				"dagster.clients.patient.headers.X-Secret=" + Secret.HEADER.text(),
				"dagster.clients.impatient.url=" + http, "dagster.clients.impatient.auth.basic.username=ann",
				"dagster.clients.impatient.auth.basic.password=" + Secret.PASSWORD.text(),
				"dagster.clients.impatient.read-timeout=200ms", "dagster.clients.impatient.launch-timeout=500ms",
				"dagster.clients.impatient.reload-timeout=200ms", "dagster.clients.bearer.url=" + http,
				"dagster.clients.bearer.auth.bearer.token=" + Secret.BEARER_TOKEN.text(),
				"dagster.clients.plus.url=" + http,
				"dagster.clients.plus.auth.dagster-plus.token=" + Secret.DAGSTER_PLUS_TOKEN.text(),
				"dagster.clients.userinfo.url=http://ann:"
						+ URLEncoder.encode(Secret.URL_PASSWORD.text(), StandardCharsets.UTF_8) + "@127.0.0.1:"
						+ server.port(),
				"dagster.clients.refused.url=http://127.0.0.1:" + unusedPort(),
				"dagster.clients.refused.auth.bearer.token=" + Secret.BEARER_TOKEN.text(),
				"dagster.clients.unknown.url=http://ann:" + Secret.PASSWORD.text() + "@no.such.host.invalid:3000",
				"dagster.clients.oauth2.url=" + http, "dagster.clients.oauth2.auth.oauth2.registration-id=orders",
				registration + ".provider=local", registration + ".client-id=orders",
				registration + ".client-secret=" + Secret.CLIENT_SECRET.text(),
				registration + ".authorization-grant-type=client_credentials",
				"spring.security.oauth2.client.provider.local.token-uri=" + http + "/token",
				"dagster.clients.tls.url=https://localhost:" + tlsServer.port(),
				"dagster.clients.tls.ssl.bundle=dagster",
				"dagster.clients.tls.auth.bearer.token=" + Secret.BEARER_TOKEN.text()));
		for (String store : List.of("keystore", "truststore")) {
			all.addAll(List.of(bundle + "." + store + ".location=file:" + keyStoreFile(),
					bundle + "." + store + ".type=PKCS12",
					bundle + "." + store + ".password=" + Secret.KEY_STORE_PASSWORD.text()));
		}
		all.addAll(List.of(properties));
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.properties(all.toArray(String[]::new))
			.run();
	}

	private static int unusedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static Path keyStoreFile() {
		return directory.resolve("dagster.p12");
	}

	private static SSLContext keyStore() throws Exception {
		String password = Secret.KEY_STORE_PASSWORD.text();
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		Process process = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "dagster", "-keyalg", "EC",
				"-storetype", "PKCS12", "-keystore", keyStoreFile().toString(), "-storepass", password, "-dname",
				"CN=localhost", "-ext", "san=dns:localhost")
			.start();
		assertThat(process.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(keyStoreFile())) {
			store.load(in, password.toCharArray());
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, password.toCharArray());
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(keys.getKeyManagers(), null, null);
		return tls;
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SecurityWebFilterChain openToAll(ServerHttpSecurity http) {
			return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
				.authorizeExchange((exchange) -> exchange.anyExchange().permitAll())
				.build();
		}

		// those who close shall not take what others still use
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			return resources;
		}

		@Bean
		WebClientCustomizer filters() {
			return (builder) -> builder.defaultCookie("session", Secret.COOKIE.text())
				.filter((request, next) -> next
					.exchange(ClientRequest.from(request).header("X-Filter", Secret.FILTER_HEADER.text()).build()));
		}

		@Bean
		@ConditionalOnProperty("secrets.proxy.port")
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> proxy(Environment environment) {
			int port = environment.getRequiredProperty("secrets.proxy.port", Integer.class);
			return (builder) -> builder
				.withHttpClientCustomizer((client) -> client.proxy((proxy) -> proxy.type(ProxyProvider.Proxy.HTTP)
					.host("127.0.0.1")
					.port(port)
					.username("ann")
					.password((user) -> Secret.PROXY_PASSWORD.text())));
		}

		@Bean
		ObservationHandler<Observation.Context> examineObservations() {
			return new ObservationHandler<>() {

				@Override
				public void onStart(Observation.Context context) {
					examine(context);
				}

				@Override
				public void onError(Observation.Context context) {
					Evidence.examine("error of observation " + context.getName(), context.getError());
				}

				@Override
				public void onEvent(Observation.Event event, Observation.Context context) {
					Evidence.examine("event of observation " + context.getName(), event);
				}

				@Override
				public void onStop(Observation.Context context) {
					examine(context);
				}

				private void examine(Observation.Context context) {
					// the HTTP request itself is an object, and no text
					String source = "observation " + context.getName();
					Evidence.examine(source, context.getContextualName());
					for (KeyValue keyValue : context.getAllKeyValues()) {
						Evidence.examine(source, keyValue);
					}
					Evidence.examine("text of " + source, context);
				}

				@Override
				public boolean supportsContext(Observation.Context context) {
					return true;
				}

			};
		}

		@Bean
		SpanHandler examineSpans() {
			return new SpanHandler() {

				@Override
				public boolean end(TraceContext context, MutableSpan span, Cause cause) {
					Evidence.examine("span " + span.name(), span);
					if (span.error() != null) {
						Evidence.examine("error of span " + span.name(), span.error());
					}
					return true;
				}

			};
		}

	}

}
