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
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import reactor.netty.transport.ProxyProvider;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Application with clients of all kinds, and with all features that expose information.
 */
final class SecretApplication {

	private SecretApplication() {
	}

	static ConfigurableApplicationContext run(EchoingServer server, EchoingServer tlsServer, Path directory,
			String... properties) throws IOException {
		String http = "http://127.0.0.1:" + server.port();
		String registration = "spring.security.oauth2.client.registration.orders";
		String bundle = "spring.ssl.bundle.jks.dagster";
		List<String> all = new ArrayList<>(List.of("spring.config.name=none", "server.port=0",
				"logging.config=classpath:logback-secrets.xml", "management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always", "management.tracing.sampling.probability=1.0",
				"management.tracing.export.zipkin.enabled=false", "spring.http.codecs.log-request-details=true",
				"dagster.health.cache-time-to-live=0", "dagster.health.timeout=1s", "dagster.retry.delay=1ms",
				"dagster.retry.jitter=0ms", "dagster.retry.max-retries=1", "dagster.launch-settle-time=100ms",
				"dagster.read-timeout=60s", "dagster.launch-timeout=60s", "dagster.reload-timeout=60s",
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
			all.addAll(List.of(bundle + "." + store + ".location=file:" + keyStoreFile(directory),
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

	private static Path keyStoreFile(Path directory) {
		return directory.resolve("dagster.p12");
	}

	static SSLContext keyStore(Path directory) throws Exception {
		String password = Secret.KEY_STORE_PASSWORD.text();
		Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
		Process process = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "dagster", "-keyalg", "EC",
				"-storetype", "PKCS12", "-keystore", keyStoreFile(directory).toString(), "-storepass", password,
				"-dname", "CN=localhost", "-ext", "san=dns:localhost")
			.start();
		assertThat(process.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(keyStoreFile(directory))) {
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

		// closing must not release what others still use
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
