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

package io.github.dagstergraphql.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the classes of the client that are loaded when it is created, by its first
 * call, and when it is closed. This requires a new JVM. A failure lists the classes, some
 * of which should be loaded later or not at all.
 */
class LoadedClassesTests {

	/** Classes including lambdas, also those of the following figures. */
	private static final int FIRST_CALL = 229;

	/** Mostly the interfaces that the clients return. */
	private static final int CREATION = 49;

	private static final int CLOSE = 5;

	private static final Pattern LOADED = Pattern.compile("\\[class,load *] (io\\.github\\.dagstergraphql\\.\\S+) .*");

	private static List<String> lines;

	@BeforeAll
	static void run() throws IOException {
		try (StubDagster stub = new StubDagster()) {
			stub.answer("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}");
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xlog:class+load=info:stdout:tags", "-classpath", System.getProperty("java.class.path"),
					Application.class.getName(), stub.url())
				.redirectErrorStream(true)
				.start();
			process.getOutputStream().close();
			lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		assertThat(lines).contains("started", "created", "STARTED", "called", "closed");
	}

	@Test
	void createsNothingThatOnlyCallsNeed() {
		assertThat(loaded("started", "created")).hasSizeLessThanOrEqualTo(CREATION)
			.noneMatch((name) -> name.matches(".*\\.internal\\.(json|operation|run|stream|transport|version)\\..*"));
	}

	@Test
	void theFirstCallOnlyLoadsWhatItNeeds() {
		assertThat(loaded("created", "called")).hasSizeLessThanOrEqualTo(FIRST_CALL)
			.doesNotContain("io.github.dagstergraphql.client.internal.run.query.RunFields",
					"io.github.dagstergraphql.client.internal.run.StepsFound",
					"io.github.dagstergraphql.client.internal.watch.Watcher",
					"io.github.dagstergraphql.client.internal.stream.SocketSession");
	}

	@Test
	void closingLoadsHardlyAnyClass() {
		assertThat(loaded("called", "closed")).hasSizeLessThanOrEqualTo(CLOSE);
	}

	private static List<String> loaded(String from, String to) {
		return lines.subList(lines.indexOf(from), lines.indexOf(to))
			.stream()
			.map(LOADED::matcher)
			.filter(Matcher::find)
			.map((line) -> line.group(1))
			.toList();
	}

	public static final class Application {

		private Application() {
		}

		public static void main(String[] args) {
			System.out.println("started");
			DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url(args[0])
				.versionCheck(VersionCheck.OFF)
				.build();
			System.out.println("created");
			System.out.println(client.getRunStatus("a"));
			System.out.println("called");
			client.close();
			System.out.println("closed");
		}

	}

}
