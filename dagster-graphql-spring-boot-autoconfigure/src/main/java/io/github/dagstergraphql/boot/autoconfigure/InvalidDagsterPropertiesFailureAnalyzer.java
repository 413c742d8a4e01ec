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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Failure analyzer for {@link InvalidDagsterPropertiesException}. It lists all errors,
 * each with its properties, their values unless they may be secret, and their origins.
 */
class InvalidDagsterPropertiesFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDagsterPropertiesException> {

	private final Environment environment;

	InvalidDagsterPropertiesFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidDagsterPropertiesException cause) {
		int count = cause.getProblems().size();
		StringBuilder description = new StringBuilder("The configuration of Dagster clients has ")
			.append((count == 1) ? "an error:" : count + " errors:");
		for (PropertyProblem problem : cause.getProblems()) {
			description.append("%n".formatted());
			problem.names().forEach((name) -> appendProperty(description, name));
			description.append("%n    Reason: %s".formatted(problem.reason()));
		}
		return new FailureAnalysis(description.toString(), (count == 1) ? "Correct the property as described above."
				: "Correct the properties as described above.", cause);
	}

	private void appendProperty(StringBuilder description, String name) {
		description.append("%n    Property: %s".formatted(name));
		ConfigurationProperty property = find(name);
		if (property != null) {
			String value = DagsterPropertyNames.isShown(name, property.getValue()) ? "\"" + property.getValue() + "\""
					: "(not shown)";
			description.append("%n    Value: %s".formatted(value));
			description.append("%n    Origin: %s".formatted(
					(property.getOrigin() != null) ? property.getOrigin() : "unknown, in " + property.getSource()));
		}
	}

	private @Nullable ConfigurationProperty find(String name) {
		ConfigurationPropertyName propertyName = ConfigurationPropertyName.adapt(name, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(propertyName);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

}
