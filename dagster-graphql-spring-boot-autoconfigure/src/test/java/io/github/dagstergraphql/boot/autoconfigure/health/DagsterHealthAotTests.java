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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is left of the health after ahead-of-time processing.
 */
@CompileWithForkedClassLoader
class DagsterHealthAotTests {

	@Test
	void theHealthOfEveryClientIsThere() {
		MapPropertySource properties = new MapPropertySource("test",
				Map.of("dagster.host", "main.example.org", "dagster.clients.analytics.host", "a.example.org"));
		AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
		source.getEnvironment().getPropertySources().addFirst(properties);
		source.register(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DagsterAutoConfiguration.class, DagsterHealthContributorAutoConfiguration.class);
		TestGenerationContext generationContext = new TestGenerationContext();
		new ApplicationContextAotGenerator().processAheadOfTime(source, generationContext);
		generationContext.writeGeneratedContent();
		TestCompiler.forSystem().with(generationContext).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				context.getEnvironment().getPropertySources().addFirst(properties);
				compiled.getInstance(ApplicationContextInitializer.class).initialize(context);
				context.refresh();
				assertThat(context.getBean("dagsterHealthContributor", CompositeReactiveHealthContributor.class)
					.stream()
					.map(CompositeReactiveHealthContributor.Entry::name))
					.containsExactly("server", "daemons", "locations", "analytics");
			}
		});
	}

}
