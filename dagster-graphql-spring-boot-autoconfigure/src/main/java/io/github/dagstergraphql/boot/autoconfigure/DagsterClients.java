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

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.github.dagstergraphql.boot.autoconfigure.DagsterClientProperties.Auth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.core.env.Environment;

/**
 * Which clients the properties name, and what they say of each: what stands under
 * {@code dagster.clients.<name>}, over what stands directly under {@code dagster}.
 * <p>
 * Two things are not mixed. A {@code url} is not completed with parts of an address from
 * the other place. And credentials are of one kind, from one place; those that stand
 * beside an address are for that address alone, and never reach the clients with names.
 */
final class DagsterClients {

	/** What the client is called that has no name. */
	static final String DEFAULT_NAME = "default";

	private static final String SHARED = "dagster";

	private static final String CLIENTS = "dagster.clients";

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

	private final Environment environment;

	private final Map<String, DagsterProperties.Client> clients;

	private final boolean hasDefault;

	private final Map<String, DagsterClientSettings> settings = new ConcurrentHashMap<>();

	DagsterClients(Environment environment) {
		this.environment = environment;
		Binder binder = Binder.get(environment);
		this.clients = distinct(binder
			.bind(ConfigurationPropertyName.of(CLIENTS), Bindable.mapOf(String.class, DagsterProperties.Client.class),
					new ServiceLinkPortBindHandler(BindHandler.DEFAULT, environment))
			.orElseGet(Collections::emptyMap));
		this.clients.keySet().forEach(DagsterClients::checkName);
		this.hasDefault = this.clients.isEmpty() || isSet(binder, "host") || isSet(binder, "url");
	}

	private static boolean isSet(Binder binder, String key) {
		return binder.bind(SHARED + "." + key, String.class).isBound();
	}

	// A variable such as DAGSTER_CLIENTS_MYCLIENT_HOST is about the client "my-client" if
	// there is one, and not about another one.
	private static Map<String, DagsterProperties.Client> distinct(Map<String, DagsterProperties.Client> clients) {
		Map<String, String> names = new LinkedHashMap<>();
		clients.keySet()
			.forEach(
					(name) -> names.merge(uniform(name), name, (one, other) -> one.equals(uniform(one)) ? other : one));
		Map<String, DagsterProperties.Client> distinct = new LinkedHashMap<>();
		names.values().forEach((name) -> distinct.put(name, Objects.requireNonNull(clients.get(name))));
		return distinct;
	}

	private static String uniform(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

	private static void checkName(String name) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidConfigurationPropertyValueException(CLIENTS, name,
					"The name of a client must be made of letters, digits and hyphens.");
		}
		if (DEFAULT_NAME.equals(name)) {
			throw new InvalidConfigurationPropertyValueException(CLIENTS, name,
					"This name is that of the client whose address stands directly under dagster. Choose another.");
		}
	}

	/**
	 * Return the clients that have a name.
	 * @return their names
	 */
	Set<String> names() {
		return Collections.unmodifiableSet(this.clients.keySet());
	}

	/**
	 * Return whether there is a client without a name.
	 * @return {@code true} if {@code dagster.host} or {@code dagster.url} is set, or if
	 * no client has a name
	 */
	boolean hasDefault() {
		return this.hasDefault;
	}

	/**
	 * Return the client that was chosen to be the primary one.
	 * @return its name, or {@code null} if none was
	 */
	@Nullable String primary() {
		List<String> primary = this.clients.entrySet()
			.stream()
			.filter((client) -> client.getValue().isPrimary())
			.map(Map.Entry::getKey)
			.toList();
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn(
				(entries) -> primary.forEach((name) -> entries.put(CLIENTS + "." + name + ".primary", true)));
		return primary.isEmpty() ? null : primary.get(0);
	}

	/**
	 * Return what the properties say of the client that has no name.
	 * @param properties what stands directly under {@code dagster}
	 * @return the settings
	 */
	static DagsterClientSettings defaultSettings(DagsterClientProperties properties) {
		return new DagsterClientSettings(DEFAULT_NAME, properties, (key) -> SHARED + "." + key);
	}

	/**
	 * Return what the properties say of a client with a name.
	 * @param name the name
	 * @return the settings
	 */
	DagsterClientSettings settings(String name) {
		return this.settings.computeIfAbsent(name, this::bind);
	}

	private DagsterClientSettings bind(String name) {
		DagsterClientProperties properties = shared();
		DagsterClientProperties shared = shared();
		properties.setAuth(new Auth());
		properties.getSsl().setBundle(null);
		removeAddress(properties);
		if (this.hasDefault) {
			properties.setHeaders(new LinkedHashMap<>());
		}
		String prefix = CLIENTS + "." + name;
		BoundNames own = new BoundNames(new ServiceLinkPortBindHandler(BindHandler.DEFAULT, this.environment));
		Binder.get(this.environment).bind(propertyName(prefix), Bindable.ofInstance(properties), own);
		completeAddress(properties, shared);
		if (!this.hasDefault && !PropertiesCredentials.isSet(properties.getAuth())) {
			properties.setAuth(shared.getAuth());
		}
		if (properties.getSsl().getBundle() == null && isHttps(properties)) {
			properties.getSsl().setBundle(shared.getSsl().getBundle());
		}
		return new DagsterClientSettings(name, properties,
				(key) -> (own.contain(prefix + "." + key) ? prefix : SHARED) + "." + key);
	}

	private DagsterClientProperties shared() {
		return Binder.get(this.environment)
			.bind(ConfigurationPropertyName.of(SHARED), Bindable.ofInstance(new DagsterClientProperties()),
					new ServiceLinkPortBindHandler(BindHandler.DEFAULT, this.environment))
			.orElseGet(DagsterClientProperties::new);
	}

	private static boolean isHttps(DagsterClientProperties properties) {
		return (properties.getUrl() != null) ? properties.getUrl().startsWith("https:")
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

	// Names of clients may have upper-case letters, as map keys do.
	private static ConfigurationPropertyName propertyName(String name) {
		return ConfigurationPropertyName.adapt(name, '.');
	}

	/**
	 * Remembers which properties were set, to name the right one in an error.
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

		boolean contain(String name) {
			return this.names.contains(propertyName(name));
		}

	}

}
