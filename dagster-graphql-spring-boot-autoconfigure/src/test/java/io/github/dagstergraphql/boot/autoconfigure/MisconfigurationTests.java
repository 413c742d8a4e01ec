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

package io.github.dagstergraphql.boot.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the failure analysis of an invalid configuration: the property, its origin,
 * and the remedy, but never a secret.
 */
@ExtendWith(OutputCaptureExtension.class)
class MisconfigurationTests {

	private static final String SECRET = "hunter2";

	@ParameterizedTest
	@MethodSource
	void isExplained(Mistake mistake) {
		StartUp startUp = new StartUp();
		mistake.yaml().forEach(startUp::yaml);
		String failure = startUp.failure();
		assertThat(failure).contains(mistake.expected()).contains("Reason: ").doesNotContain(SECRET);
		if (!mistake.unset()) {
			assertThat(failure).contains("Origin: ", "application.yaml");
		}
		if (!mistake.several()) {
			assertThat(failure).contains("has an error:");
		}
	}

	static Stream<Mistake> isExplained() {
		return Stream.of(
				// addresses
				yaml("dagster.host: http://dagster.example.org").says("Property: dagster.host", "dagster.url"),
				yaml("dagster.host: dagster.example.org:3000").says("Property: dagster.host", "port"),
				yaml("dagster.host: dagster.example.org/prefix").says("Property: dagster.host", "dagster.url"),
				yaml("dagster.host: ann:" + SECRET + "@example.org").says("Property: dagster.host", "(not shown)"),
				yaml("dagster.host: ''").says("Property: dagster.host", "must not be empty"),
				yaml("dagster.host: ${NO_SUCH_HOST}").says("Property: dagster.host", "${NO_SUCH_HOST}",
						"Define NO_SUCH_HOST"),
				yaml("dagster.port: 70000").says("Property: dagster.port", "\"70000\"", "between 1 and 65535"),
				yaml("dagster.port: -1").says("Property: dagster.port", "between 1 and 65535"),
				yaml("dagster.port: http").says("Property: dagster.port", "\"http\"", "whole number"),
				yaml("dagster.port: ${NO_SUCH_PORT}").says("Property: dagster.port", "${NO_SUCH_PORT}"),
				yaml("dagster.https: 'y es'").says("Property: dagster.https", "true or false"),
				yaml("dagster.path-prefix: prefix").says("Property: dagster.path-prefix", "start with \"/\""),
				yaml("dagster.url: dagster.example.org").says("Property: dagster.url",
						"https://dagster.example.org/prefix"),
				yaml("dagster.url: ftp://" + SECRET).says("Property: dagster.url", "(not shown)"),
				yaml("dagster.url: https://example.org?token=" + SECRET).says("Property: dagster.url", "query"),
				yaml("dagster.url: ${DAGSTER_ADDRESS}").says("Property: dagster.url", "${DAGSTER_ADDRESS}"),
				yaml("dagster.url: ''").says("Property: dagster.url", "must not be empty"),
				yaml("dagster.ui-url: dagster.example.org").says("Property: dagster.ui-url", "https://"),
				yaml("dagster.ui-url: https://ann:" + SECRET + "@example.org").says("Property: dagster.ui-url",
						"password"),
				yaml("dagster.url: http://a", "dagster.host: b").says("Property: dagster.url", "Property: dagster.host",
						"Remove"),
				yaml("dagster.url: http://a", "dagster.port: 1").says("Property: dagster.url", "Property: dagster.port",
						"Remove"),
				yaml("dagster.url: http://a", "dagster.https: true").says("Property: dagster.url",
						"Property: dagster.https"),
				yaml("dagster.url: http://a", "dagster.path-prefix: /p").says("Property: dagster.url",
						"Property: dagster.path-prefix"),
				// credentials
				yaml("dagster.auth.bearer.token: ${NO_SUCH}").says("Property: dagster.auth.bearer.token", "${NO_SUCH}",
						"Define NO_SUCH"),
				yaml("dagster.auth.bearer.token: " + SECRET + "${NO_SUCH}").says("Property: dagster.auth.bearer.token",
						"placeholder"),
				yaml("dagster.auth.dagster-plus.token: ${NO_SUCH}").says("Property: dagster.auth.dagster-plus.token",
						"${NO_SUCH}"),
				yaml("dagster.auth.basic.username: ann", "dagster.auth.basic.password: ${NO_SUCH}")
					.says("Property: dagster.auth.basic.password", "${NO_SUCH}"),
				yaml("dagster.headers.X-Key: ${NO_SUCH}").says("Property: dagster.headers.", "${NO_SUCH}"),
				yaml("dagster.auth.bearer: " + SECRET).says("Property: dagster.auth.bearer", "(not shown)",
						"dagster.auth.bearer.token"),
				yaml("dagster.auth: " + SECRET).says("Property: dagster.auth", "dagster.auth.bearer.token"),
				yaml("dagster.auth.basic: ann:" + SECRET).says("Property: dagster.auth.basic",
						"dagster.auth.basic.username"),
				yaml("dagster.auth.dagster-plus: " + SECRET).says("Property: dagster.auth.dagster-plus",
						"dagster.auth.dagster-plus.token"),
				yaml("dagster.auth.oauth2: orders").says("Property: dagster.auth.oauth2",
						"dagster.auth.oauth2.registration-id"),
				yaml("dagster.auth.basic.username: ann").says("Property: dagster.auth.basic.password", "Set both")
					.anywhere(),
				yaml("dagster.auth.basic.password: " + SECRET).says("Property: dagster.auth.basic.username", "Set both")
					.anywhere(),
				yaml("dagster.auth.basic.username: a:n", "dagster.auth.basic.password: x")
					.says("Property: dagster.auth.basic.username", "colon"),
				yaml("dagster.auth.bearer.token: Bearer " + SECRET).says("Property: dagster.auth.bearer.token"),
				yaml("dagster.auth.bearer.token: ''").says("Property: dagster.auth.bearer.token", "must not be"),
				yaml("dagster.auth.bearer.token: " + SECRET, "dagster.auth.dagster-plus.token: " + SECRET)
					.says("Property: dagster.auth.bearer.token", "Property: dagster.auth.dagster-plus.token", "Remove"),
				yaml("dagster.auth.bearer.token: " + SECRET, "dagster.auth.oauth2.registration-id: x")
					.says("Property: dagster.auth.bearer.token", "Property: dagster.auth.oauth2.registration-id")
					.severalErrors(),
				yaml("dagster.url: https://ann:" + SECRET + "@example.org", "dagster.auth.bearer.token: x")
					.says("Property: dagster.url", "Property: dagster.auth.bearer.token", "Remove one"),
				yaml("dagster.url: https://ann:" + SECRET + "@example.org", "dagster.headers.Authorization: x")
					.says("Property: dagster.url", "Property: dagster.headers.Authorization"),
				yaml("dagster.headers.Authorization: " + SECRET, "dagster.auth.bearer.token: x")
					.says("Property: dagster.headers.Authorization", "Property: dagster.auth.bearer.token"),
				yaml("dagster.headers.Dagster-Cloud-Api-Token: " + SECRET, "dagster.auth.dagster-plus.token: x").says(
						"Property: dagster.headers.Dagster-Cloud-Api-Token",
						"Property: dagster.auth.dagster-plus.token"),
				// headers
				yaml("dagster.headers: " + SECRET).says("Property: dagster.headers", "group of properties"),
				yaml("dagster:", "  headers:", "    X-A:", "      b: " + SECRET).says("Property: dagster.headers.",
						"dots"),
				yaml("dagster:", "  headers:", "  - X-A: " + SECRET).says("Property: dagster.headers"),
				yaml("dagster.headers.Content-Type: a").says("Property: dagster.headers.Content-Type", "Remove"),
				yaml("dagster.headers.[X A]: " + SECRET).says("Property: dagster.headers.X A", "HTTP header")
					.anywhere(),
				yaml("dagster.headers.X-A: \"" + SECRET + "\\nX-B: c\"").says("Property: dagster.headers.X-A",
						"line breaks"),
				// TLS
				yaml("dagster.ssl: platform").says("Property: dagster.ssl", "dagster.ssl.bundle"),
				yaml("dagster.https: true", "dagster.ssl.bundle: nowhere").says("Property: dagster.ssl.bundle",
						"\"nowhere\"", "spring.ssl.bundle"),
				yaml("dagster.https: true", "dagster.ssl.bundle: ''").says("Property: dagster.ssl.bundle",
						"must not be empty"),
				// times and sizes
				yaml("dagster.read-timeout: 30").says("Property: dagster.read-timeout", "30s", "30ms"),
				yaml("dagster.read-timeout: 30 sec").says("Property: dagster.read-timeout",
						"with a unit, such as 500ms"),
				yaml("dagster.read-timeout: 0s").says("Property: dagster.read-timeout", "must be positive"),
				yaml("dagster.connect-timeout: -1s").says("Property: dagster.connect-timeout", "must be positive"),
				yaml("dagster.launch-timeout: 100d").says("Property: dagster.launch-timeout", "at most 24 days"),
				yaml("dagster.await-timeout: 0s").says("Property: dagster.await-timeout", "must be positive"),
				yaml("dagster.reload-timeout: ${NO_SUCH}").says("Property: dagster.reload-timeout", "${NO_SUCH}"),
				yaml("dagster.max-response-size: 0").says("Property: dagster.max-response-size", "must be positive"),
				yaml("dagster.max-response-size: 3GB").says("Property: dagster.max-response-size", "less than 2GB"),
				yaml("dagster.max-response-size: 16 megs").says("Property: dagster.max-response-size", "16MB"),
				yaml("dagster.max-live-connections: 0")
					.says("Property: dagster.max-live-connections", "must be between 1 and 10000"),
				yaml("dagster.live: perhaps").says("Property: dagster.live"),
				yaml("dagster.poll-interval: 20s").says("Property: dagster.poll-interval",
						"dagster.max-poll-interval (10s, the default)", "must not be longer"),
				yaml("dagster.poll-interval: 2s", "dagster.max-poll-interval: 1s")
					.says("Property: dagster.poll-interval", "Property: dagster.max-poll-interval", "(2s)", "(1s)"),
				yaml("dagster.launch-settle-time: 3m", "dagster.launch-timeout: 2m").says(
						"Property: dagster.launch-settle-time", "Property: dagster.launch-timeout",
						"must not be longer"),
				yaml("dagster.connect-timeout: 20s", "dagster.read-timeout: 10s")
					.says("Property: dagster.connect-timeout", "Property: dagster.read-timeout"),
				yaml("dagster.retry.delay: 2s", "dagster.retry.max-delay: 1s").says("Property: dagster.retry.delay",
						"Property: dagster.retry.max-delay"),
				yaml("dagster.retry.delay: 6s").says("Property: dagster.retry.delay",
						"dagster.retry.max-delay (5s, the default)"),
				yaml("dagster.retry: false").says("Property: dagster.retry", "dagster.retry.enabled"),
				yaml("dagster.retry.max-retries: -1").says("Property: dagster.retry.max-retries",
						"Set dagster.retry.enabled to false"),
				yaml("dagster.retry.max-retries: many").says("Property: dagster.retry.max-retries", "whole number"),
				yaml("dagster.retry.multiplier: 0.5").says("Property: dagster.retry.multiplier", "at least 1"),
				yaml("dagster.retry.jitter: -1ms").says("Property: dagster.retry.jitter", "must not be negative"),
				yaml("dagster.health.timeout: 0s").says("Property: dagster.health.timeout", "must be positive"),
				yaml("dagster.health.timeout: 5").says("Property: dagster.health.timeout", "5s"),
				yaml("dagster.health.cache-time-to-live: -1s").says("Property: dagster.health.cache-time-to-live",
						"must be positive"),
				// other values
				yaml("dagster.version-check: wran").says("Property: dagster.version-check", "\"wran\"",
						"warn, fail, off"),
				yaml("dagster.jobs.validate: at-startup").says("Property: dagster.jobs.validate",
						"startup, first-use, off"),
				yaml("dagster.health.server.failure-status: dwon")
					.says("Property: dagster.health.server.failure-status", "up, unknown, out-of-service, down"),
				yaml("dagster.health: false").says("Property: dagster.health", "management.health.dagster.enabled"),
				yaml("dagster.health.daemons: false").says("Property: dagster.health.daemons",
						"dagster.health.daemons.enabled"),
				yaml("dagster.shutdown: false").says("Property: dagster.shutdown", "dagster.shutdown.end-waits"),
				yaml("dagster.default-location: ''").says("Property: dagster.default-location",
						"Set the name of a code location"),
				yaml("dagster.default-repository: ' '").says("Property: dagster.default-repository",
						"Set the name of a repository"),
				// clients with names
				yaml("dagster.clients: http://example.org").says("Property: dagster.clients",
						"dagster.clients.<name>.url"),
				yaml("dagster.clients.analytics: http://ann:" + SECRET + "@example.org")
					.says("Property: dagster.clients.analytics", "(not shown)", "dagster.clients.analytics.url"),
				yaml("dagster:", "  clients:", "  - url: http://example.org").says("dagster.clients.<name>.url")
					.anywhere(),
				yaml("dagster.clients.default.url: http://a")
					.says("Property: dagster.clients.default", "Choose another name")
					.anywhere(),
				yaml("dagster.clients.DEFAULT.url: http://a")
					.says("Property: dagster.clients.DEFAULT", "Choose another name")
					.anywhere(),
				yaml("dagster.clients.reactive.url: http://a")
					.says("Property: dagster.clients.reactive", "reactiveDagsterGraphQlClient", "Choose another name")
					.anywhere(),
				yaml("dagster.clients.a.url: http://a", "dagster.clients.aReactive.url: http://b")
					.says("Property: dagster.clients.aReactive", "aReactiveDagsterGraphQlClient", "the client \"a\"")
					.anywhere(),
				yaml("dagster.clients.[my client].url: http://a")
					.says("Property: dagster.clients.my client", "letters, digits and hyphens")
					.anywhere(),
				yaml("dagster.clients.[a.b].url: http://a")
					.says("Property: dagster.clients.a.b", "letters, digits and hyphens")
					.anywhere(),
				yaml("dagster.clients.1st.url: http://a").says("Property: dagster.clients.1st", "start with a letter")
					.anywhere(),
				yaml("dagster.clients.x.ul: http://ann:" + SECRET + "@a")
					.says("Property: dagster.clients.x.ul", "Did you mean dagster.clients.x.url?")
					.severalErrors(),
				yaml("dagster.clients.x.uri: http://a")
					.says("Property: dagster.clients.x.uri", "Did you mean dagster.clients.x.url?")
					.severalErrors(),
				yaml("dagster.clients.x.hots: a", "dagster.host: b").says("Property: dagster.clients.x.hots",
						"Did you mean dagster.clients.x.host?"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.token: " + SECRET)
					.says("Property: dagster.clients.x.token", "Did you mean dagster.clients.x.auth.bearer.token?"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.auth.bearer.tokne: " + SECRET)
					.says("Property: dagster.clients.x.auth.bearer.tokne", "auth.bearer.token?"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.read-timeuot: 3s")
					.says("Property: dagster.clients.x.read-timeuot", "Did you mean dagster.clients.x.read-timeout?"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.colour: red")
					.says("Property: dagster.clients.x.colour", "unknown"),
				yaml("dagster.clients.my.client.url: http://a")
					.says("Property: dagster.clients.my.client.url", "unknown")
					.severalErrors(),
				yaml("dagster.clients.x.read-timeout: 3s")
					.says("Property: dagster.clients.x.url", "The client \"x\" has no address", "dagster.clients.x.url")
					.anywhere(),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.port: 1")
					.says("Property: dagster.clients.x.url", "Property: dagster.clients.x.port"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.poll-interval: 20s",
						"dagster.max-poll-interval: 15s")
					.says("Property: dagster.clients.x.poll-interval", "Property: dagster.max-poll-interval"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.auth.bearer.token: ${NO_SUCH}")
					.says("Property: dagster.clients.x.auth.bearer.token", "${NO_SUCH}"),
				yaml("dagster.clients.x.url: ${NO_SUCH}").says("Property: dagster.clients.x.url", "${NO_SUCH}"),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.ssl.bundle: b")
					.says("Property: dagster.clients.x.ssl.bundle", "https")
					.severalErrors(),
				yaml("dagster.clients.x.url: http://a", "dagster.clients.x.primary: true",
						"dagster.clients.y.url: http://b", "dagster.clients.y.primary: true")
					.says("Property: dagster.clients.x.primary", "Property: dagster.clients.y.primary", "Only one"));
	}

	@Test
	void allErrorsAreReportedTogether() {
		assertThat(new StartUp().yaml("""
				dagster:
				  host: dagster.example.org:3000
				  read-timeout: 0s
				  poll-interval: 1m
				  version-check: sometimes
				  auth:
				    bearer: hunter2
				  retry:
				    max-retries: -1
				  clients:
				    analytics:
				      ulr: http://a
				    archive:
				      url: http://b
				      port: 3000
				      ssl:
				        bundle: c
				""").failure()).contains("8 errors")
			.contains("dagster.host", "dagster.read-timeout", "dagster.poll-interval", "dagster.version-check",
					"dagster.auth.bearer", "dagster.retry.max-retries", "dagster.clients.analytics.ulr",
					"dagster.clients.archive.url")
			.contains("application.yaml] - 2:9", "application.yaml] - 15:13")
			.doesNotContain(SECRET);
	}

	@Test
	void aSharedErrorIsReportedOnce() {
		assertThat(new StartUp().yaml("dagster.read-timeout: 0s")
			.yaml("dagster.clients.a.url: http://a")
			.yaml("dagster.clients.b.url: http://b")
			.failure()).contains("has an error").containsOnlyOnce("dagster.read-timeout");
	}

	@ParameterizedTest
	@MethodSource
	void isAccepted(Mistake none, CapturedOutput output) {
		StartUp startUp = new StartUp();
		none.yaml().forEach(startUp::yaml);
		try (AnnotationConfigApplicationContext context = startUp.start()) {
			assertThat(context.getBean(DagsterGraphQlClient.class).toString()).contains(none.expected());
		}
		assertThat(output).doesNotContain("WARN");
	}

	static Stream<Mistake> isAccepted() {
		return Stream.of(yaml("dagster.headers:").says("localhost:3000"),
				yaml("dagster.port:", "dagster.reload-timeout:").says("localhost:3000"),
				yaml("dagster.auth:", "dagster.retry:", "dagster.clients:").says("localhost:3000"),
				yaml("dagster.url: \"http://example.org/x\\n\"").says("http://example.org/x/graphql"),
				yaml("dagster.host: \"example.org\\r\\n\"", "dagster.port: \"80\\n\"")
					.says("http://example.org:80/graphql"),
				yaml("dagster.read-timeout: \"5s\\n\"", "dagster.https: \"true\\n\"")
					.says("https://localhost:443/graphql"),
				yaml("dagster.auth.basic.username: \"ann\\n\"", "dagster.auth.basic.password: \"$\\\\{a}b\\n\"")
					.says("localhost"),
				yaml("dagster.auth.bearer.token: \"abc\\n\"").says("localhost"),
				yaml("dagster.launch-timeout: 10s", "dagster.read-timeout: 2s").says("localhost"),
				yaml("dagster.home: /opt/dagster", "dagster.sensors.enabled: true").says("localhost"),
				yaml("dagster.url: http://a", "dagster.clients.x.read-timeout: 3s").says("http://a/graphql")
					.anywhere());
	}

	@ParameterizedTest
	@CsvSource({ "dagster.uri, dagster.url", "dagster.base-url, dagster.url", "dagster.hostname, dagster.host",
			"dagster.hots, dagster.host", "dagster.token, dagster.auth.bearer.token",
			"dagster.api-token, dagster.auth.dagster-plus.token", "dagster.username, dagster.auth.basic.username",
			"dagster.auth.token, dagster.auth.bearer.token", "dagster.read-timeuot, dagster.read-timeout",
			"dagster.timeout, dagster.read-timeout", "dagster.scheme, dagster.https",
			"dagster.retry.max-attempts, dagster.retry.max-retries", "dagster.tls, dagster.https",
			"dagster.ssl.enabled, dagster.https", "dagster.auth.barer.token, dagster.auth.bearer.token" })
	void aLikelyMisspellingIsLogged(String property, String meant, CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = new StartUp().yaml(property + ": " + SECRET).start()) {
			assertThat(context.isActive()).isTrue();
		}
		assertThat(output).contains("The property " + property + " is unknown and ignored. Did you mean " + meant + "?")
			.doesNotContain(SECRET);
	}

	private static Mistake yaml(String... yaml) {
		return new Mistake(List.of(yaml), List.of(), false, false);
	}

	/**
	 * Invalid configuration with the expected analysis.
	 *
	 * @param yaml the lines
	 * @param expected the words
	 * @param unset whether the property that is reported is not set
	 * @param several whether the mistake causes several errors
	 */
	record Mistake(List<String> yaml, List<String> expected, boolean unset, boolean several) {

		Mistake says(String... words) {
			return new Mistake(this.yaml, List.of(words), this.unset, this.several);
		}

		Mistake anywhere() {
			return new Mistake(this.yaml, this.expected, true, this.several);
		}

		Mistake severalErrors() {
			return new Mistake(this.yaml, this.expected, this.unset, true);
		}

		@Override
		public String toString() {
			return String.join("; ", this.yaml);
		}

	}

}
