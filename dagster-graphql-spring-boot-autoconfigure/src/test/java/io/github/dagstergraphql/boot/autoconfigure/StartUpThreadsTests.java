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
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the starter starts no thread. This requires a new JVM, in which the HTTP
 * client has not been used yet.
 */
class StartUpThreadsTests {

	@Test
	void startsNoThreadBeforeFirstUse() throws IOException {
		List<String> lines = run();
		assertThat(lines).contains("at start-up: []");
		assertThat(lines).anyMatch((line) -> line.startsWith("after use: ") && line.contains("reactor-http"));
	}

	private static List<String> run() throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-classpath", System.getProperty("java.class.path"), Application.class.getName())
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	public static class Application {

		public static void main(String[] args) {
			Set<String> before = threads();
			try (ConfigurableApplicationContext context = SpringApplication.run(Application.class,
					"--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
					"--spring.docker.compose.enabled=false", "--dagster.host=127.0.0.1", "--dagster.port=1")) {
				DagsterGraphQlClient client = context.getBean(DagsterGraphQlClient.class);
				System.out.println("at start-up: " + since(before));
				try {
					client.getRunStatus("x");
				}
				catch (DagsterConnectionException ex) {
					System.out.println("after use: " + since(before));
				}
			}
		}

		private static Set<String> threads() {
			return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
		}

		private static Set<String> since(Set<String> before) {
			Set<String> threads = threads();
			threads.removeAll(before);
			// Boot's own, which sets up what is slow in the background
			threads.removeIf((name) -> name.startsWith("background-preinit"));
			return threads;
		}

	}

}
