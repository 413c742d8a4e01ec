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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Names of the clients configured by the properties.
 * <p>
 * A client without a name exists if its address is set by {@code dagster.url},
 * {@code host}, {@code port}, {@code https} or {@code path-prefix}, or if no client has a
 * name. Environment variables alone configure a client with a name only if they contain
 * its address. Other variables, such as the token of a client that the application does
 * not have, are ignored.
 *
 * @since 0.1.0
 */
public final class DagsterClientNames {

	private static final ConfigurationPropertyName CLIENTS = ConfigurationPropertyName.of("dagster.clients");

	private static final List<String> ADDRESS = List.of("url", "host", "port", "https", "path-prefix");

	private static final Set<String> OWN_ADDRESS = Set.of("url", "host", "port");

	private final Set<String> names;

	private final Map<String, List<String>> ignored;

	private final boolean addressSet;

	private DagsterClientNames(Set<String> names, Map<String, List<String>> ignored, boolean addressSet) {
		this.names = names;
		this.ignored = ignored;
		this.addressSet = addressSet;
	}

	/**
	 * Create an instance from the properties.
	 * @param environment the environment of the application
	 * @return the names
	 */
	public static DagsterClientNames of(Environment environment) {
		return of(environment, null);
	}

	/**
	 * Create an instance from the properties.
	 * @param environment the environment of the application
	 * @param beanFactory the beans, some of which may provide the address of a client
	 * @return the names
	 */
	static DagsterClientNames of(Environment environment, @Nullable BeanFactory beanFactory) {
		Map<String, String> names = new LinkedHashMap<>();
		for (ConfigurationPropertyName property : properties(environment, false)) {
			String name = clientName(property);
			names.merge(DagsterPropertyNames.compact(name), name, DagsterClientNames::moreDistinct);
		}
		Map<String, List<String>> variables = new LinkedHashMap<>();
		for (ConfigurationPropertyName property : properties(environment, true)) {
			if (names.keySet().stream().noneMatch((name) -> isOf(name, property))) {
				variables.computeIfAbsent(clientName(property), (name) -> new ArrayList<>()).add(property.toString());
			}
		}
		Map<String, List<String>> ignored = new LinkedHashMap<>();
		for (Map.Entry<String, List<String>> entry : variables.entrySet()) {
			String name = entry.getKey();
			if (entry.getValue().stream().anyMatch((property) -> hasAddress(name, property))
					|| (beanFactory != null && beanFactory.containsBean(BeanNames.connectionDetails(name)))) {
				names.putIfAbsent(DagsterPropertyNames.compact(name), name);
			}
			else {
				ignored.put(name, entry.getValue());
			}
		}
		return new DagsterClientNames(Collections.unmodifiableSet(new LinkedHashSet<>(names.values())), ignored,
				isAddressSet(environment));
	}

	private static List<ConfigurationPropertyName> properties(Environment environment, boolean variables) {
		List<ConfigurationPropertyName> properties = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && isEnvironment(source) == variables) {
				for (ConfigurationPropertyName name : iterable) {
					if (CLIENTS.isAncestorOf(name)) {
						properties.add(name);
					}
				}
			}
		}
		return properties;
	}

	private static boolean isAddressSet(Environment environment) {
		for (String key : ADDRESS) {
			if (isSet(environment, key)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether a source contains environment variables, whose names are in upper
	 * case and without hyphens.
	 * @param source the source
	 * @return whether it contains environment variables
	 */
	static boolean isEnvironment(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
	}

	private static String clientName(ConfigurationPropertyName property) {
		return property.getElement(CLIENTS.getNumberOfElements(), Form.ORIGINAL);
	}

	// "my-client" is preferred to "myclient", the form used in a variable
	private static String moreDistinct(String one, String other) {
		return one.equals(DagsterPropertyNames.compact(one)) ? other : one;
	}

	// The variable DAGSTER_CLIENTS_MY_CLIENT_URL also applies to the client "my-client".
	private static boolean isOf(String compactName, ConfigurationPropertyName property) {
		String compact = DagsterPropertyNames.compact(property.subName(CLIENTS.getNumberOfElements()).toString());
		String key = compact.startsWith(compactName) ? compact.substring(compactName.length()) : "";
		return clientName(property).equals(compactName) || DagsterPropertyNames.isClientProperty(key)
				|| key.startsWith(DagsterPropertyNames.HEADERS);
	}

	private static boolean hasAddress(String name, String property) {
		return OWN_ADDRESS.contains(property.substring((CLIENTS + "." + name + ".").length()));
	}

	private static boolean isSet(Environment environment, String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of("dagster." + key);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null && !ServiceLinkPortBindHandler.isServiceLink(property)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the names of the clients with a name.
	 * @return the names in the spelling of the properties
	 */
	public Set<String> getNames() {
		return this.names;
	}

	/**
	 * Return whether a client without a name exists.
	 * @return {@code true} if its address is set or no client has a name
	 */
	public boolean hasDefault() {
		return this.addressSet || this.names.isEmpty();
	}

	/**
	 * Return whether the address of the client without a name is set.
	 * @return {@code false} if it has the default address, {@code localhost:3000}
	 */
	public boolean hasDefaultAddress() {
		return this.addressSet;
	}

	/**
	 * Return the ignored environment variables.
	 * @return the properties set by the variables, by the name of the client without an
	 * address
	 */
	Map<String, List<String>> ignored() {
		return this.ignored;
	}

}
