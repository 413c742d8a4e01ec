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

import java.util.Map;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
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
 * Tests for what is left of the auto-configuration after ahead-of-time processing.
 */
@CompileWithForkedClassLoader
class AotTests {

	private final TestGenerationContext generationContext = new TestGenerationContext();

	@Test
	void theClientIsThere() {
		process(Map.of("dagster.host", "main.example.org"), (context) -> {
			assertThat(context.getBean(DagsterGraphQlClient.class))
				.hasToString("DagsterGraphQlClient[default, http://main.example.org:3000/graphql]");
			assertThat(context.getBean(ReactiveDagsterGraphQlClient.class))
				.isSameAs(context.getBean(DagsterGraphQlClient.class).reactive());
		});
	}

	@Test
	void clientsWithNamesAreThere() {
		process(Map.of("dagster.host", "main.example.org", "dagster.clients.analytics.host", "a.example.org",
				"dagster.clients.billing.host", "b.example.org", "dagster.clients.billing.primary", "true"),
				(context) -> {
					assertThat(context.getBeansOfType(DagsterGraphQlClient.class)).hasSize(3);
					assertThat(context.getBean(DagsterGraphQlClient.class))
						.hasToString("DagsterGraphQlClient[billing, http://b.example.org:3000/graphql]");
					assertThat(BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(),
							ReactiveDagsterGraphQlClient.class, "analytics"))
						.hasToString("ReactiveDagsterGraphQlClient[analytics, http://a.example.org:3000/graphql]");
				});
	}

	@Test
	void propertiesCanBeBoundInANativeImage() {
		process(Map.of(), (context) -> {
		});
		RuntimeHints hints = this.generationContext.getRuntimeHints();
		for (Class<?> type : new Class<?>[] { DagsterProperties.class, DagsterProperties.Client.class,
				DagsterClientProperties.class, DagsterClientProperties.Auth.class }) {
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(hints);
		}
		assertThat(
				RuntimeHintsPredicates.reflection().onMethod(DagsterClientProperties.class, "setPathPrefix").invoke())
			.accepts(hints);
		assertThat(
				RuntimeHintsPredicates.reflection().onMethod(DagsterClientProperties.Bearer.class, "setToken").invoke())
			.accepts(hints);
	}

	private void process(Map<String, Object> properties, Consumer<GenericApplicationContext> then) {
		AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
		source.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		source.register(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DagsterAutoConfiguration.class);
		new ApplicationContextAotGenerator().processAheadOfTime(source, this.generationContext);
		this.generationContext.writeGeneratedContent();
		TestCompiler.forSystem().with(this.generationContext).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
				compiled.getInstance(ApplicationContextInitializer.class).initialize(context);
				context.refresh();
				then.accept(context);
			}
		});
	}

}
