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

package io.github.dagstergraphql.boot.autoconfigure.declared;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.ImportDagsterClients;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.declared.RunTag;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for declared clients after ahead-of-time processing.
 */
@CompileWithForkedClassLoader
class DagsterDeclaredClientAotTests {

	private final TestGenerationContext generationContext = new TestGenerationContext();

	@Test
	void theBeansAreThere() {
		process((context) -> {
			assertThat(context.getBean("analytics#" + NativeJobs.class.getName())).isInstanceOf(NativeJobs.class);
			NativeJobs jobs = BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(), NativeJobs.class,
					"analytics");
			assertThat(jobs.toString()).contains("NativeJobs[DagsterGraphQlClient[analytics, http://a.example.org");
			assertThat(jobs.greeting()).isEqualTo("hello");
		});
	}

	@Test
	void theirHintsAreThere() {
		process((context) -> {
		});
		RuntimeHints hints = this.generationContext.getRuntimeHints();
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(NativeJobs.class)).accepts(hints);
		assertThat(RuntimeHintsPredicates.proxies()
			.forInterfaces(AopProxyUtils.completeJdkProxyInterfaces(NativeJobs.class))).accepts(hints);
		for (String method : new String[] { "load", "tagged", "greeting" }) {
			assertThat(RuntimeHintsPredicates.reflection().onMethod(NativeJobs.class, method).invoke()).accepts(hints);
		}
		for (Class<?> type : new Class<?>[] { LoadConfig.class, Nested.class, Wrapped.class, Team.class }) {
			assertThat(RuntimeHintsPredicates.reflection().onType(type)).as(type.getName()).accepts(hints);
		}
		assertThat(RuntimeHintsPredicates.reflection().onMethod(LoadConfig.class, "day").invoke()).accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(Unrelated.class)).rejects(hints);
	}

	private void process(Consumer<GenericApplicationContext> then) {
		Map<String, Object> properties = Map.of("dagster.clients.analytics.host", "a.example.org");
		AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
		source.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		source.register(Application.class, ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				DagsterAutoConfiguration.class, DagsterDeclaredClientAutoConfiguration.class);
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

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(client = "analytics", types = NativeJobs.class)
	public static class Application {

	}

	interface NativeJobs {

		@DagsterJob("daily_orders")
		String load(@RunConfig LoadConfig config);

		@DagsterJob("daily_orders")
		void tagged(@RunConfig("ops.load.config") Optional<Wrapped> config, @RunTag Team team);

		default String greeting() {
			return "hello";
		}

	}

	record LoadConfig(String day, Nested nested) {

	}

	record Nested(int times) {

	}

	record Wrapped(String day) {

	}

	record Team(String name) {

	}

	record Unrelated(String name) {

	}

}
