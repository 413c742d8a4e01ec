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

package io.github.dagstergraphql.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.dagstergraphql.test.EmbeddedDagster;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Annotation for test classes to start an {@link EmbeddedDagster} and to connect all
 * Dagster clients of the application to it, including those with names, regardless of the
 * {@code dagster.*} properties. It can be combined with {@code @SpringBootTest} and with
 * every test slice.
 *
 * <pre class="code">
 * &#64;SpringBootTest
 * &#64;AutoConfigureEmbeddedDagster
 * class OrdersTests {
 *
 *     &#64;Test
 *     void launches(@Autowired Orders orders, @Autowired EmbeddedDagster dagster) {
 *         dagster.define(JobDefinition.named("daily_orders"));
 *         orders.arrived();
 *         assertThat(dagster).launched("daily_orders").once();
 *     }
 *
 * }
 * </pre>
 *
 * <p>
 * The server is {@link EmbeddedDagster#reset() reset} before every test method and before
 * its {@code @BeforeEach} methods: it then contains only the definitions of beans of type
 * {@link EmbeddedDagsterCustomizer}. Tests that share an application context share the
 * server, and should not run in parallel.
 *
 * <p>
 * Each client sends its name, so that
 * {@link io.github.dagstergraphql.test.LaunchesAssert#byClient(String)} can distinguish
 * their launches. Credentials and headers of the properties are not sent; those of beans
 * and customizers are.
 *
 * <p>
 * The annotation can also be used on a configuration class, to run the application itself
 * without a real Dagster:
 *
 * <pre class="code">
 * public class TestOrdersApplication {
 *
 *     public static void main(String[] args) {
 *         SpringApplication.from(OrdersApplication::main).with(WithoutDagster.class).run(args);
 *     }
 *
 *     &#64;TestConfiguration(proxyBeanMethods = false)
 *     &#64;AutoConfigureEmbeddedDagster(unlessConfigured = true)
 *     static class WithoutDagster {
 *
 *     }
 *
 * }
 * </pre>
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import({ EmbeddedDagsterImportSelector.class, DeclaredJobsRegistrar.class })
@ImportAutoConfiguration
public @interface AutoConfigureEmbeddedDagster {

	/**
	 * Whether to disable the embedded Dagster if the properties contain the address of a
	 * Dagster server: {@code dagster.host}, {@code url}, {@code port}, {@code https},
	 * {@code path-prefix} or {@code dagster.clients}. Defaults to {@code false}: the
	 * embedded Dagster replaces any server.
	 * @return {@code true} to use the configured server instead
	 */
	boolean unlessConfigured() default false;

	/**
	 * Declared clients whose jobs and assets the embedded Dagster has, as with
	 * {@link EmbeddedDagster#defineJobsOf(Class...)}: those that neither a customizer nor
	 * another interface defines. Defaults to none.
	 * @return the interfaces
	 */
	Class<?>[] jobsOf() default {};

}
