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
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The quickstart where there is no real Dagster.
 */
@ExtendWith(OutputCaptureExtension.class)
class QuickstartApplicationTests {

	@Test
	void runsOnTheEmbeddedDagster(CapturedOutput output) {
		ConfigurableApplicationContext context = SpringApplication
			.from((args) -> SpringApplication.run(QuickstartApplication.class, args))
			.with(TestQuickstartApplication.WithoutDagster.class)
			.run()
			.getApplicationContext();
		assertThat(SpringApplication.exit(context)).isZero();
		assertThat(output).containsSubsequence("Embedded:", "Dagster:  http://127.0.0.1:",
				"Run:      http://127.0.0.1:", "Event:    Started execution of step \"greet\".",
				"Event:    Finished execution of step \"greet\"", "Ran for:  PT", "Result:   SUCCESS");
	}

	@Test
	void explainsHowToStartDagster(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		SpringApplication application = new SpringApplication(QuickstartApplication.class);
		assertThat(application.getWebApplicationType()).isEqualTo(WebApplicationType.NONE);
		ConfigurableApplicationContext context = application.run("--dagster.host=127.0.0.1", "--dagster.port=" + port);
		assertThat(SpringApplication.exit(context)).isEqualTo(1);
		assertThat(output).contains("cannot reach Dagster at http://127.0.0.1:" + port).contains("To start Dagster:");
	}

}
