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

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Validation of header names. An environment variable cannot contain hyphens, so that
 * {@code DAGSTER_HEADERS_X_TEAM} is the header {@code x.team}, unless a header
 * {@code X-Team} is set elsewhere. In that case the variable overrides its value.
 */
final class HeaderNames {

	private final Environment environment;

	private final PropertyProblems problems;

	HeaderNames(Environment environment, PropertyProblems problems) {
		this.environment = environment;
		this.problems = problems;
	}

	/**
	 * Remove headers with invalid names and report them.
	 * @param prefix the property prefix of the headers
	 * @param headers the headers
	 */
	void check(String prefix, Map<String, String> headers) {
		ConfigurationPropertyName group = ConfigurationPropertyName.adapt(prefix, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				boolean variables = DagsterClientNames.isEnvironment(source);
				for (ConfigurationPropertyName name : iterable) {
					if (group.isAncestorOf(name) && name.getNumberOfElements() > group.getNumberOfElements() + 1) {
						check(group, name, variables, headers);
					}
				}
			}
		}
	}

	private void check(ConfigurationPropertyName group, ConfigurationPropertyName name, boolean variable,
			Map<String, String> headers) {
		String header = name.subName(group.getNumberOfElements()).toString();
		headers.remove(header);
		String compact = DagsterPropertyNames.compact(header);
		boolean override = variable
				&& headers.keySet().stream().anyMatch((other) -> DagsterPropertyNames.compact(other).equals(compact));
		if (!override) {
			this.problems.add(name.toString(),
					variable ? variableReason(group, header)
							: ("The name of the header would be "
									+ "\"%s\". Write %s[%s] if this is intended, or remove the dots.")
								.formatted(header, group, header));
		}
	}

	private static String variableReason(ConfigurationPropertyName group, String header) {
		String hyphenated = header.replace('.', '-');
		StringBuilder json = new StringBuilder("\"" + hyphenated + "\":\"...\"");
		for (int i = group.getNumberOfElements() - 1; i >= 0; i--) {
			json.insert(0, "\"" + group.getElement(i, ConfigurationPropertyName.Form.ORIGINAL) + "\":{").append('}');
		}
		return ("The header would be named \"%s\", since an environment variable cannot contain hyphens. Set "
				+ "\"%s.%s: ${YOUR_VARIABLE}\" in application.yaml, or SPRING_APPLICATION_JSON={%s}.")
			.formatted(header, group, hyphenated, json);
	}

}
