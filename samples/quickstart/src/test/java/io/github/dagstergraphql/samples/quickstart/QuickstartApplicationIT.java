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

import java.nio.file.Path;

import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The quickstart on a real Dagster.
 */
@EnabledIfDockerAvailable
@ExtendWith(OutputCaptureExtension.class)
class QuickstartApplicationIT {

	@Test
	void submitsAJobAndFollowsIt(CapturedOutput output) {
		ConfigurableApplicationContext context = SpringApplication
			.from((args) -> SpringApplication.run(QuickstartApplication.class, args))
			.with(RealDagster.class)
			.run()
			.getApplicationContext();
		assertThat(SpringApplication.exit(context)).isZero();
		assertThat(output).contains("Event:    Hello, Ada!").contains("Ran for:  PT").contains("Result:   SUCCESS");
	}

	// tag::container[]
	@TestConfiguration(proxyBeanMethods = false)
	static class RealDagster {

		@Bean
		@ServiceConnection
		DagsterContainer dagster() {
			return DagsterContainer.ofVersion("1.13.27").withDefinitions(Path.of("dagster/quickstart.py"));
		}

	}
	// end::container[]

}
