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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the classes that an application loads at startup because of the starter. This
 * requires a new JVM. A failure lists the loaded classes: what only calls need is created
 * with the first call.
 */
class StartUpClassesTests {

	/**
	 * Classes of the starter and the client, including lambdas, and the interfaces that
	 * the methods of the clients return, which Spring loads to examine the beans.
	 */
	private static final int BUDGET = 155;

	private static final String STARTED = "started";

	private static final Pattern LOADED = Pattern.compile("\\[class,load *] (\\S+) source: .*");

	private static List<String> lines;

	@BeforeAll
	static void run() throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xlog:class+load=info:stdout:tags", "-classpath", System.getProperty("java.class.path"),
				Application.class.getName())
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		assertThat(lines).contains(STARTED);
	}

	@Test
	void startsWithFewClasses() {
		List<String> classes = own(lines.subList(0, lines.indexOf(STARTED)));
		assertThat(classes).contains(DagsterGraphQlClient.class.getName()).hasSizeLessThanOrEqualTo(BUDGET);
	}

	@Test
	void createsNothingThatOnlyCallsNeed() {
		assertThat(loaded(lines.subList(0, lines.indexOf(STARTED))))
			.noneMatch((name) -> name.matches("io.github.dagstergraphql.client.internal.(json|operation)..*"))
			.doesNotContain("io.github.dagstergraphql.client.internal.stream.SocketSettings",
					"io.github.dagstergraphql.client.internal.call.Calls",
					"org.springframework.core.retry.DefaultRetryPolicy");
	}

	@Test
	void closesUnusedClientsWithoutLoadingClasses() {
		List<String> classes = own(lines.subList(lines.indexOf(STARTED), lines.size()));
		assertThat(classes).allMatch((name) -> name.contains("$$Lambda")).hasSizeLessThanOrEqualTo(4);
	}

	private static List<String> own(List<String> lines) {
		return loaded(lines).stream()
			.filter((name) -> name.startsWith("io.github.dagstergraphql.")
					&& !name.startsWith(StartUpClassesTests.class.getName()))
			.toList();
	}

	private static List<String> loaded(List<String> lines) {
		return lines.stream().map(LOADED::matcher).filter(Matcher::find).map((line) -> line.group(1)).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(StartUp.AutoConfigured.class)
	public static class Application {

		public static void main(String[] args) {
			try (ConfigurableApplicationContext context = SpringApplication.run(Application.class,
					"--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
					"--spring.docker.compose.enabled=false", "--dagster.url=https://dagster.example.org",
					"--dagster.read-timeout=20s")) {
				context.getBean(DagsterGraphQlClient.class);
				System.out.println(STARTED);
			}
		}

	}

}
