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

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Auth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Settings of all configured clients: the properties below {@code dagster.clients.<name>}
 * override the properties directly below {@code dagster}. Errors are collected, not
 * thrown.
 * <p>
 * Two kinds of properties are not merged. A {@code url} is not combined with parts of an
 * address from the other level. Credentials are of a single kind and from a single level;
 * credentials set together with an address apply to that address only, and are not
 * inherited by the clients with names.
 */
final class DagsterClients {

	/** Name of the client without a configured name. */
	static final String DEFAULT_NAME = "default";

	private static final String SHARED = "dagster";

	private static final String CLIENTS = "dagster.clients";

	private static final List<String> ADDRESS = List.of("url", "host", "port");

	private final Environment environment;

	private final DagsterClientNames names;

	private final PropertyProblems problems;

	private final HeaderNames headerNames;

	private final Map<String, DagsterClientSettings> settings = new ConcurrentHashMap<>();

	DagsterClients(Environment environment, DagsterClientNames names, PropertyProblems problems) {
		this.environment = environment;
		this.names = names;
		this.problems = problems;
		this.headerNames = new HeaderNames(environment, problems);
	}

	Set<String> names() {
		return this.names.getNames();
	}

	boolean hasDefault() {
		return this.names.hasDefault();
	}

	/**
	 * Return the client marked as primary.
	 * @return the name of the client, or {@code null} if none is marked
	 */
	@Nullable String primary() {
		if (names().isEmpty()) {
			return null;
		}
		List<String> primary = names().stream().filter(this::isPrimary).toList();
		if (primary.size() > 1) {
			this.problems.add(primary.stream().map((name) -> CLIENTS + "." + name + ".primary").toList(),
					"Only one client can be the primary one. Remove the others.");
		}
		return primary.isEmpty() ? null : primary.get(0);
	}

	private boolean isPrimary(String name) {
		return Binder.get(this.environment)
			.bind(propertyName(CLIENTS + "." + name + ".primary"), Bindable.of(Boolean.class), handler())
			.orElse(false);
	}

	/**
	 * Return the settings of a client.
	 * @param name the name of the client, or {@link #DEFAULT_NAME}
	 * @return the settings
	 */
	DagsterClientSettings settings(String name) {
		return this.settings.computeIfAbsent(name, (key) -> DEFAULT_NAME.equals(key) ? bindDefault() : bindNamed(key));
	}

	/**
	 * Check the properties that do not belong to a client.
	 */
	void checkShared() {
		DagsterProperties properties = bind(new DagsterProperties(), handler());
		Duration timeout = properties.getHealth().getTimeout();
		if (timeout.isZero() || timeout.isNegative()) {
			this.problems.add("dagster.health.timeout", "It must be positive.");
		}
		if (properties.getHealth().getCacheTimeToLive().isNegative()) {
			this.problems.add("dagster.health.cache-time-to-live", "It must be positive, or 0 to keep no result.");
		}
	}

	/**
	 * Check that a client with a name has an address of its own or the shared one.
	 * @param settings the settings of the client
	 */
	void checkAddress(DagsterClientSettings settings) {
		String prefix = CLIENTS + "." + settings.clientName() + ".";
		boolean missing = ADDRESS.stream().noneMatch(settings::isSet);
		if (missing && !DEFAULT_NAME.equals(settings.clientName())
				&& !this.problems.contain(CLIENTS + "." + settings.clientName())) {
			this.problems.add(prefix + "url",
					"The client \"%s\" has no address. Set %surl, %shost or %sport, or dagster.host to share that server."
						.formatted(settings.clientName(), prefix, prefix, prefix));
		}
	}

	private DagsterClientSettings bindDefault() {
		BoundNames bound = new BoundNames(handler());
		DagsterClientProperties properties = shared(bound);
		this.headerNames.check(SHARED + ".headers", properties.getHeaders());
		return new DagsterClientSettings(DEFAULT_NAME, properties, (key) -> SHARED + "." + key,
				(key) -> bound.contain(SHARED + "." + key), this.problems);
	}

	private DagsterClientSettings bindNamed(String name) {
		BoundNames bound = new BoundNames(handler());
		DagsterClientProperties properties = shared(bound);
		DagsterClientProperties shared = shared(handler());
		properties.setAuth(new Auth());
		properties.getSsl().setBundle(null);
		removeAddress(properties);
		if (hasDefault()) {
			properties.setHeaders(new LinkedHashMap<>());
		}
		this.headerNames.check(SHARED + ".headers", properties.getHeaders());
		String prefix = CLIENTS + "." + name;
		Binder.get(this.environment).bind(propertyName(prefix), Bindable.ofInstance(properties), bound);
		this.headerNames.check(prefix + ".headers", properties.getHeaders());
		completeAddress(properties, shared);
		if (!hasDefault() && !PropertiesCredentials.isSet(properties.getAuth())) {
			properties.setAuth(shared.getAuth());
		}
		if (properties.getSsl().getBundle() == null && isHttps(properties)) {
			properties.getSsl().setBundle(shared.getSsl().getBundle());
		}
		return new DagsterClientSettings(name, properties,
				(key) -> (bound.contain(prefix + "." + key) ? prefix : SHARED) + "." + key,
				(key) -> bound.contain(prefix + "." + key) || bound.contain(SHARED + "." + key), this.problems);
	}

	private DagsterClientProperties shared(BindHandler handler) {
		return bind(new DagsterClientProperties(), handler);
	}

	private <T> T bind(T properties, BindHandler handler) {
		Binder.get(this.environment)
			.bind(ConfigurationPropertyName.of(SHARED), Bindable.ofInstance(properties), handler);
		return properties;
	}

	private BindHandler handler() {
		return new ServiceLinkPortBindHandler(new ProblemBindHandler(BindHandler.DEFAULT, this.problems),
				this.environment);
	}

	private static boolean isHttps(DagsterClientProperties properties) {
		return (properties.getUrl() != null) ? properties.getUrl().strip().regionMatches(true, 0, "https:", 0, 6)
				: Boolean.TRUE.equals(properties.getHttps());
	}

	private static void removeAddress(DagsterClientProperties properties) {
		properties.setUrl(null);
		properties.setHost(null);
		properties.setPort(null);
		properties.setHttps(null);
		properties.setPathPrefix(null);
	}

	private static void completeAddress(DagsterClientProperties properties, DagsterClientProperties shared) {
		if (properties.getUrl() != null) {
			return;
		}
		if (properties.getHost() == null) {
			properties.setHost(shared.getHost());
			properties.setUrl(shared.getUrl());
		}
		if (properties.getPort() == null) {
			properties.setPort(shared.getPort());
		}
		if (properties.getHttps() == null) {
			properties.setHttps(shared.getHttps());
		}
		if (properties.getPathPrefix() == null) {
			properties.setPathPrefix(shared.getPathPrefix());
		}
	}

	// Names of clients may contain upper-case letters, as map keys may.
	private static ConfigurationPropertyName propertyName(String name) {
		return ConfigurationPropertyName.adapt(name, '.');
	}

	/**
	 * Bind handler that records the properties that are set, for the names in error
	 * messages.
	 */
	private static final class BoundNames extends AbstractBindHandler {

		private final Set<ConfigurationPropertyName> names = new HashSet<>();

		BoundNames(BindHandler parent) {
			super(parent);
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			this.names.add(name);
			return super.onSuccess(name, target, context, result);
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			this.names.add(name);
			return super.onFailure(name, target, context, error);
		}

		boolean contain(String name) {
			return this.names.contains(propertyName(name));
		}

	}

}
