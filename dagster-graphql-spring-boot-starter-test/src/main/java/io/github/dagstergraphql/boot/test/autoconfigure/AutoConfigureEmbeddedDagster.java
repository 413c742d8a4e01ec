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
 * Gives a test an {@link EmbeddedDagster} and points all Dagster clients of the
 * application at it, those with names, too, whatever the {@code dagster.*} properties
 * say. Works with {@code @SpringBootTest} and with every test slice.
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
 * The server is {@link EmbeddedDagster#reset() reset} before every test method, before
 * {@code @BeforeEach} methods: what beans of type {@link EmbeddedDagsterCustomizer}
 * define is there, and nothing else. Tests that share an application context share the
 * server, and should not run in parallel with each other.
 *
 * <p>
 * Each client sends its name, so that
 * {@link io.github.dagstergraphql.test.LaunchesAssert#byClient(String)} tells their
 * launches apart. The credentials and headers of the properties are not sent; those of
 * beans and customizers are.
 *
 * <p>
 * The annotation may also stand on a configuration class, to run the application itself
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
@Import(EmbeddedDagsterImportSelector.class)
@ImportAutoConfiguration
public @interface AutoConfigureEmbeddedDagster {

	/**
	 * Whether to step back if the properties have an address of a Dagster server:
	 * {@code dagster.host}, {@code url}, {@code port}, {@code https}, {@code path-prefix}
	 * or {@code dagster.clients}. Defaults to {@code false}: the embedded Dagster takes
	 * the place of any server.
	 * @return {@code true} to step back
	 */
	boolean unlessConfigured() default false;

}
