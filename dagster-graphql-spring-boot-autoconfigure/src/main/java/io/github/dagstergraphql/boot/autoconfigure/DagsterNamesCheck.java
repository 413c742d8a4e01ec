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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Validation of the names of clients and properties. An unknown property below
 * {@code dagster.clients.<name>} is an error. A property directly below {@code dagster}
 * may belong to another library, so that a probable mistake is only logged. Environment
 * variables are exempt because they are also read by other programs.
 */
final class DagsterNamesCheck {

	private static final Log logger = LogFactory.getLog(DagsterNamesCheck.class);

	private static final ConfigurationPropertyName DAGSTER = ConfigurationPropertyName.of("dagster");

	private static final ConfigurationPropertyName CLIENTS = ConfigurationPropertyName.of("dagster.clients");

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

	private final Environment environment;

	private final DagsterClientNames names;

	private final PropertyProblems problems;

	DagsterNamesCheck(Environment environment, DagsterClientNames names, PropertyProblems problems) {
		this.environment = environment;
		this.names = names;
		this.problems = problems;
	}

	void check() {
		checkClientNames();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				boolean variables = DagsterClientNames.isEnvironment(source);
				for (ConfigurationPropertyName name : iterable) {
					if (DAGSTER.isAncestorOf(name)) {
						check(name, variables);
					}
				}
			}
		}
		if (!this.names.ignored().isEmpty()) {
			this.names.ignored().forEach(DagsterNamesCheck::warnOfIgnored);
		}
	}

	private static void warnOfIgnored(String name, List<String> properties) {
		logger.warn(
				"Ignoring the environment variables of %s, since no address is set for a client \"%s\". Set dagster.clients.%s.url, or remove the variables%s"
					.formatted(properties, name, name,
							properties.stream()
								.map((property) -> advice(name, property))
								.collect(Collectors.joining())));
	}

	private static String advice(String clientName, String property) {
		String key = property.substring((CLIENTS + "." + clientName + ".").length());
		return DagsterPropertyNames.isClientProperty(key) ? "" : ". "
				+ unknown(key, "dagster.clients." + clientName + ".", DagsterPropertyNames.similarClientProperty(key));
	}

	private void checkClientNames() {
		Map<String, String> beans = new HashMap<>(Map.of(BeanNames.CLIENT, "the client without a name",
				BeanNames.REACTIVE_CLIENT, "the client without a name"));
		for (String name : this.names.getNames()) {
			String property = CLIENTS + "." + name;
			if (name.chars().allMatch(Character::isDigit)) {
				this.problems.add(property,
						"Clients must have names, but this is a list. Write dagster.clients.<name>.url.");
			}
			else if (!NAME.matcher(name).matches()) {
				this.problems.add(property,
						"The name of a client must start with a letter and consist of letters, digits and hyphens. Choose another name.");
			}
			else if (DagsterClients.DEFAULT_NAME.equalsIgnoreCase(name)) {
				this.problems.add(property,
						"\"default\" is the name of the client that is configured directly under dagster. Choose another name.");
			}
			else {
				checkBeanName(property, name, BeanNames.client(name), beans);
				checkBeanName(property, name, BeanNames.reactiveClient(name), beans);
			}
		}
	}

	private void checkBeanName(String property, String name, String beanName, Map<String, String> beans) {
		beans.merge(beanName, "the client \"" + name + "\"", (other, own) -> {
			this.problems.add(property, "The bean name \"%s\" of this client is also used by %s. Choose another name."
				.formatted(beanName, other));
			return other;
		});
	}

	private void check(ConfigurationPropertyName name, boolean variable) {
		if (CLIENTS.isAncestorOf(name)) {
			checkClientProperty(name, variable);
		}
		else if (!CLIENTS.equals(name) && !variable) {
			checkRootProperty(name);
		}
	}

	private void checkClientProperty(ConfigurationPropertyName name, boolean variable) {
		String clientName = name.getElement(CLIENTS.getNumberOfElements(), Form.ORIGINAL);
		String key = tail(name, CLIENTS.getNumberOfElements() + 1);
		if (!this.names.getNames().contains(clientName) || key.isEmpty() || isGroup(key)
				|| DagsterPropertyNames.isClientProperty(key)) {
			return;
		}
		String similar = DagsterPropertyNames.similarClientProperty(key);
		if (similar != null || !variable) {
			this.problems.add(name.toString(), unknown(key, CLIENTS + "." + clientName + ".", similar));
		}
	}

	private void checkRootProperty(ConfigurationPropertyName name) {
		String key = tail(name, DAGSTER.getNumberOfElements());
		String similar = (isGroup(key) || DagsterPropertyNames.isRootProperty(key)) ? null
				: DagsterPropertyNames.similarRootProperty(key);
		if (similar != null) {
			logger.warn("The property %s is unknown and ignored. Did you mean dagster.%s?".formatted(name, similar));
		}
	}

	private static boolean isGroup(String key) {
		return DagsterPropertyNames.isGroup(key);
	}

	private static String tail(ConfigurationPropertyName name, int from) {
		return (name.getNumberOfElements() > from) ? name.subName(from).toString() : "";
	}

	private static String unknown(String key, String prefix, @Nullable String similar) {
		return (similar != null) ? "The property \"%s\" is unknown. Did you mean %s%s?".formatted(key, prefix, similar)
				: "The property \"%s\" is unknown. Supported are url, host, port and all other properties that can be set directly under dagster."
					.formatted(key);
	}

}
