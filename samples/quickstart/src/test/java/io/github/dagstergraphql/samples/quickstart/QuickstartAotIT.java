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

package io.github.dagstergraphql.samples.quickstart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the quick start after ahead-of-time processing, in a separate JVM.
 */
class QuickstartAotIT {

	@Test
	void runsProcessedAheadOfTime() throws IOException, InterruptedException {
		try (EmbeddedDagster dagster = EmbeddedDagster.start()) {
			dagster.define(JobDefinition.named("greeting"));
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Dspring.aot.enabled=true", "-classpath", classPath(), QuickstartApplication.class.getName(),
					"--dagster.url=" + dagster.getUrl(), "--spring.main.log-startup-info=true",
					"--logging.level.root=info")
				.redirectErrorStream(true)
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor()).as(output).isZero();
			assertThat(output).contains("Starting AOT-processed QuickstartApplication", "Result:   SUCCESS");
			assertThat(dagster).launched("greeting").once();
		}
	}

	private static String classPath() {
		// Failsafe has put the true class path away
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

}
