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

package io.github.dagstergraphql.test;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.Assert;

/**
 * JUnit extension that provides test methods, constructors and lifecycle methods with an
 * {@link EmbeddedDagster} and clients for it.
 *
 * <pre class="code">
 * &#64;ExtendWith(EmbeddedDagsterExtension.class)
 * class OrdersTests {
 *
 *     &#64;Test
 *     void launches(EmbeddedDagster dagster, DagsterGraphQlClient client) {
 *         dagster.define(JobDefinition.named("daily_orders"));
 *         new Orders(client).arrived();
 *         assertThat(dagster).launched("daily_orders").once();
 *     }
 *
 * }
 * </pre>
 *
 * <p>
 * A server with custom settings is registered as a field:
 *
 * <pre class="code">
 * &#64;RegisterExtension
 * static EmbeddedDagsterExtension dagster = EmbeddedDagsterExtension
 *     .with(EmbeddedDagster.builder().pathPrefix("/dagster"));
 * </pre>
 *
 * <p>
 * Each test method has its own server, so that tests share nothing and may run in
 * parallel. {@code @BeforeAll} methods and, with one test instance per class, the
 * constructor receive a server of the class.
 *
 * @since 0.1.0
 */
public final class EmbeddedDagsterExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(EmbeddedDagsterExtension.class);

	private final Map<Class<?>, Function<ExtensionContext, Object>> parameters = Map.of(EmbeddedDagster.class,
			this::server, DagsterGraphQlClient.class, this::client, ReactiveDagsterGraphQlClient.class,
			(context) -> client(context).reactive());

	private final EmbeddedDagster.Builder builder;

	/**
	 * Create an extension for servers with default settings, as {@code @ExtendWith} does.
	 */
	public EmbeddedDagsterExtension() {
		this(EmbeddedDagster.builder());
	}

	private EmbeddedDagsterExtension(EmbeddedDagster.Builder builder) {
		this.builder = builder;
	}

	/**
	 * Create an extension for servers with custom settings, for
	 * {@code @RegisterExtension}. Each server is started with these settings; their
	 * {@link EmbeddedDagster.Builder#initialize initializers} define the jobs that all
	 * tests share.
	 * @param builder the settings
	 * @return the extension
	 */
	public static EmbeddedDagsterExtension with(EmbeddedDagster.Builder builder) {
		Assert.notNull(builder, "builder must not be null");
		return new EmbeddedDagsterExtension(builder);
	}

	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
		return ExtensionContextScope.TEST_METHOD;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return this.parameters.containsKey(parameterContext.getParameter().getType());
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		return Objects.requireNonNull(this.parameters.get(parameterContext.getParameter().getType()))
			.apply(extensionContext);
	}

	private EmbeddedDagster server(ExtensionContext context) {
		return store(context).computeIfAbsent(EmbeddedDagster.class, (key) -> this.builder.start(),
				EmbeddedDagster.class);
	}

	// Stored after the server, and therefore closed before it.
	private DagsterGraphQlClient client(ExtensionContext context) {
		EmbeddedDagster server = server(context);
		return store(context).computeIfAbsent(DagsterGraphQlClient.class,
				(key) -> DagsterGraphQlClient.builder().url(server.getUrl()).build(), DagsterGraphQlClient.class);
	}

	private static Store store(ExtensionContext context) {
		return context.getStore(NAMESPACE);
	}

}
