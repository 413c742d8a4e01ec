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

package io.github.dagstergraphql.benchmarks;

import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.boot.test.autoconfigure.AutoConfigureEmbeddedDagster;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

/**
 * How long a test waits for its Dagster: for the server alone, for a Boot test with the
 * server and the clients, and for the same Boot test without, all in one run. No
 * application context is taken from the cache.
 *
 * @since 0.1.0
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class EmbeddedDagsterBenchmark {

	/**
	 * Start and stop a server.
	 * @return its port
	 */
	@Benchmark
	public int server() {
		try (EmbeddedDagster dagster = EmbeddedDagster.start()) {
			return dagster.getPort();
		}
	}

	/**
	 * Prepare a Boot test that has a server and clients, and close its context.
	 * @return the test
	 * @throws Exception if the test cannot be prepared
	 */
	@Benchmark
	public Object bootTest() throws Exception {
		return prepare(new WithDagster());
	}

	/**
	 * Prepare a Boot test that has the clients only, and close its context.
	 * @return the test
	 * @throws Exception if the test cannot be prepared
	 */
	@Benchmark
	public Object bootTestWithoutServer() throws Exception {
		return prepare(new WithoutDagster());
	}

	private static Object prepare(Object test) throws Exception {
		TestContextManager manager = new TestContextManager(test.getClass());
		manager.prepareTestInstance(test);
		manager.getTestContext().getApplicationContext().getBean(DagsterGraphQlClient.class);
		manager.getTestContext().markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		return test;
	}

	@SpringBootTest(classes = Application.class,
			properties = { "spring.main.banner-mode=off", "spring.main.log-startup-info=false",
					"logging.level.root=warn" })
	@AutoConfigureEmbeddedDagster
	static class WithDagster {

	}

	@SpringBootTest(classes = Application.class, properties = { "spring.main.banner-mode=off",
			"spring.main.log-startup-info=false", "logging.level.root=warn" })
	static class WithoutDagster {

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
