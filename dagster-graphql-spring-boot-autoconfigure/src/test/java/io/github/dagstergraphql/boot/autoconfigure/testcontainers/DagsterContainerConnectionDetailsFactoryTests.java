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

package io.github.dagstergraphql.boot.autoconfigure.testcontainers;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DagsterContainerConnectionDetailsFactory}. The quickstart tries it
 * with a container that runs.
 */
class DagsterContainerConnectionDetailsFactoryTests {

	@Test
	void takesThePlaceOfTheProperties() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, DagsterAutoConfiguration.class))
			.withUserConfiguration(ContainerConfiguration.class)
			.withPropertyValues("dagster.host=dagster.example.org")
			.run((context) -> {
				assertThat(context).hasSingleBean(DagsterConnectionDetails.class)
					.hasSingleBean(DagsterGraphQlClient.class);
				assertThat(context.getBean(DagsterConnectionDetails.class).getUrl())
					.hasToString("http://container.example.org:32768/dag/ster");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class ContainerConfiguration {

		@Bean
		@ServiceConnection
		DagsterContainer dagster() {
			return new MappedContainer().withPathPrefix("/dag/ster");
		}

	}

	/**
	 * A container that needs no Docker engine.
	 */
	static class MappedContainer extends DagsterContainer {

		MappedContainer() {
			super(DockerImageName.parse("dagster"));
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public String getHost() {
			return "container.example.org";
		}

		@Override
		public Integer getMappedPort(int originalPort) {
			assertThat(originalPort).isEqualTo(3000);
			return 32768;
		}

	}

}
