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

package io.github.dagstergraphql.boot.autoconfigure.endpoint;

import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint in native images.
 */
class DagsterEndpointAotTests {

	@ParameterizedTest
	@ValueSource(classes = { DagsterDescriptor.class, DagsterDescriptor.Client.class, DagsterDescriptor.Location.class,
			DagsterDescriptor.RecentRun.class, DagsterDescriptor.Waits.class, DagsterDescriptor.Reload.class,
			DagsterDescriptor.ReloadedLocation.class, DagsterDescriptor.Termination.class })
	void descriptionsCanBeWritten(Class<?> type) {
		AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
		source.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("management.endpoints.jmx.exposure.include", "dagster", "spring.jmx.enabled", "true")));
		source.register(EndpointAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, DagsterAutoConfiguration.class,
				DagsterEndpointAutoConfiguration.class);
		TestGenerationContext generationContext = new TestGenerationContext();
		new ApplicationContextAotGenerator().processAheadOfTime(source, generationContext);
		assertThat(RuntimeHintsPredicates.reflection().onType(type).test(generationContext.getRuntimeHints())).isTrue();
	}

}
