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

package io.github.dagstergraphql.client.declared;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;

import org.springframework.util.Assert;
import org.springframework.util.StringValueResolver;

/**
 * Factory of declared clients: implementations of interfaces whose methods are annotated
 * with {@link DagsterJob} or {@link DagsterAsset}.
 *
 * <pre class="code">
 * OrderJobs jobs = DagsterClientProxyFactory.builder(dagster).build().createClient(OrderJobs.class);
 * </pre>
 *
 * <p>
 * The methods use {@link DagsterGraphQlClient#job(String)} and
 * {@link DagsterGraphQlClient#assets(java.util.Collection)}, so that exceptions, retries,
 * metrics and traces are the same. {@link ImportDagsterClients} registers declared
 * clients as beans.
 *
 * @since 0.1.0
 */
public final class DagsterClientProxyFactory {

	private final DagsterGraphQlClient client;

	private final StringValueResolver valueResolver;

	private final JobValidation validation;

	private DagsterClientProxyFactory(Builder builder) {
		this.client = builder.client;
		this.valueResolver = builder.valueResolver;
		this.validation = builder.validation;
	}

	/**
	 * Create a builder for a factory.
	 * @param client the client that launches the runs
	 * @return the builder
	 */
	public static Builder builder(DagsterGraphQlClient client) {
		Assert.notNull(client, "client must not be null");
		return new Builder(client);
	}

	/**
	 * Create an implementation of an interface. Sends requests only with
	 * {@link JobValidation#STARTUP}.
	 * @param clientType the interface
	 * @param <T> the interface
	 * @return the implementation, which is thread-safe
	 * @throws InvalidDagsterClientException if the interface has mistakes, with all of
	 * them
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * interface is checked and the server cannot be reached
	 */
	public <T> T createClient(Class<T> clientType) {
		Assert.notNull(clientType, "clientType must not be null");
		List<DeclaredMethod> methods = InterfaceReader.read(clientType, this.valueResolver);
		checkAwaitTimeout(clientType, methods);
		DagsterClientInvocationHandler handler = new DagsterClientInvocationHandler(clientType, this.client,
				methods.stream()
					.collect(Collectors.toMap(DeclaredMethod::method, (method) -> method, (one, other) -> one,
							LinkedHashMap::new)),
				this.validation);
		T proxy = clientType
			.cast(Proxy.newProxyInstance(clientType.getClassLoader(), new Class<?>[] { clientType }, handler));
		handler.checkAtStartup();
		return proxy;
	}

	// A wait without a timeout would fail after the launch.
	private void checkAwaitTimeout(Class<?> clientType, List<DeclaredMethod> methods) {
		List<String> problems = new ArrayList<>();
		for (DeclaredMethod method : methods) {
			if (method.needsAwaitTimeout() && !hasAwaitTimeout()) {
				problems.add(method.description()
						+ " waits for the run, but there is no timeout: set awaitTimeout = \"30m\" in the annotation, or the await timeout of the client (dagster.await-timeout)");
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidDagsterClientException(clientType, problems, null);
		}
	}

	private boolean hasAwaitTimeout() {
		// null for a mock
		ReactiveDagsterGraphQlClient reactive = this.client.reactive();
		ReactiveRunHandle run = (reactive != null) ? reactive.run("none") : null;
		try {
			// no request is sent without a subscription
			if (run != null) {
				run.await();
			}
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Builder for a {@link DagsterClientProxyFactory}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final DagsterGraphQlClient client;

		private StringValueResolver valueResolver = (value) -> value;

		private JobValidation validation = JobValidation.OFF;

		private Builder(DagsterGraphQlClient client) {
			this.client = client;
		}

		/**
		 * Set the resolver for placeholders in the attributes of annotations. Defaults to
		 * none: attributes are used as they are.
		 * @param valueResolver the resolver
		 * @return this builder
		 */
		public Builder embeddedValueResolver(StringValueResolver valueResolver) {
			Assert.notNull(valueResolver, "valueResolver must not be null");
			this.valueResolver = valueResolver;
			return this;
		}

		/**
		 * Set when the launches are checked against the server. Defaults to
		 * {@link JobValidation#OFF}, since a launch is rejected with the same exceptions.
		 * @param validation when the launches are checked
		 * @return this builder
		 */
		public Builder validation(JobValidation validation) {
			Assert.notNull(validation, "validation must not be null");
			this.validation = validation;
			return this;
		}

		/**
		 * Build the factory.
		 * @return the factory
		 */
		public DagsterClientProxyFactory build() {
			return new DagsterClientProxyFactory(this);
		}

	}

}
