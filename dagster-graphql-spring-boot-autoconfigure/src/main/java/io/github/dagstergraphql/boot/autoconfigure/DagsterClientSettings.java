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
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.util.StringUtils;

/**
 * What the properties say of one client, and what each of them is called, for errors.
 *
 * @param clientName the client
 * @param properties what they say
 * @param propertyNames turns the last part of a property's name, such as {@code port},
 * into the whole name of the property that decides
 */
record DagsterClientSettings(String clientName, DagsterClientProperties properties,
		UnaryOperator<String> propertyNames) {

	String propertyName(String key) {
		return this.propertyNames.apply(key);
	}

	/**
	 * Check that a text is not blank if it is set.
	 * @param key the property
	 * @param value the text
	 * @param advice what to do otherwise
	 */
	void checkNotBlank(String key, @Nullable String value, String advice) {
		check(value == null || StringUtils.hasText(value), key, value, "It must not be empty. " + advice);
	}

	/**
	 * Check a property that may be shown.
	 * @param valid whether all is well
	 * @param key the property
	 * @param value its value
	 * @param reason what is wrong, and what to do
	 */
	void check(boolean valid, String key, @Nullable Object value, String reason) {
		if (!valid) {
			throw invalid(key, value, reason);
		}
	}

	/**
	 * Say that a property is wrong that may be shown.
	 * @param key the property
	 * @param value its value
	 * @param reason what is wrong, and what to do
	 * @return the exception to throw
	 */
	InvalidConfigurationPropertyValueException invalid(String key, @Nullable Object value, String reason) {
		return new InvalidConfigurationPropertyValueException(propertyName(key), value, reason);
	}

	/**
	 * Check a property whose value is a secret, or may have one in it.
	 * @param valid whether all is well
	 * @param key the property
	 * @param reason what is wrong, and what to do
	 */
	void checkSecret(boolean valid, String key, String reason) {
		if (!valid) {
			throw new InvalidSecretPropertyException(propertyName(key), reason);
		}
	}

	/**
	 * Check that at most one property is set.
	 * @param values values by property, {@code null} for those that are not set
	 */
	void checkExclusive(Map<String, ? extends @Nullable Object> values) {
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn(
				(entries) -> values.forEach((key, value) -> entries.put(propertyName(key), value)));
	}

}
