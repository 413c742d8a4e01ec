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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.netty.http.client.HttpClient;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that no operation and no failure exposes a secret in logs at any level,
 * exceptions, meters, spans, string representations, or endpoints of Actuator.
 */
class SecretsTests extends AbstractSecretsTests {

	@ParameterizedTest
	@EnumSource
	void detectsDatabaseMessages(DatabaseMessages words) {
		Evidence.examine("here", words.text());
		assertThat(Evidence.leaks()).isNotEmpty();
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

}
