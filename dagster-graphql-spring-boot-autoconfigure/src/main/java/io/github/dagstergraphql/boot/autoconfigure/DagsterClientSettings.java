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

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Settings of one client, with the names of the effective properties for error messages.
 *
 * @param clientName the name of the client
 * @param properties the settings
 * @param propertyNames maps the last part of a property name, such as {@code port}, to
 * the full name of the effective property
 * @param set whether a property is set explicitly, at any level
 * @param problems the collected errors
 */
record DagsterClientSettings(String clientName, DagsterClientProperties properties, UnaryOperator<String> propertyNames,
		Predicate<String> set, PropertyProblems problems) {

	String propertyName(String key) {
		return this.propertyNames.apply(key);
	}

	boolean isSet(String key) {
		return this.set.test(key);
	}

	/**
	 * Check that a text is not blank if it is set.
	 * @param key the property
	 * @param value the text
	 * @param advice advice for a blank text
	 * @return whether the text is valid
	 */
	boolean checkNotBlank(String key, @Nullable String value, String advice) {
		return check(value == null || StringUtils.hasText(value), key, "It must not be empty. " + advice);
	}

	/**
	 * Check a property.
	 * @param valid whether the property is valid
	 * @param key the property
	 * @param reason the problem and advice; it must not contain a secret
	 * @return whether the property is valid
	 */
	boolean check(boolean valid, String key, String reason) {
		if (!valid) {
			this.problems.add(propertyName(key), reason);
		}
		return valid;
	}

	/**
	 * Check properties that must be consistent with each other.
	 * @param valid whether the properties are consistent
	 * @param keys the properties
	 * @param reason the problem and advice
	 * @return whether the properties are consistent
	 */
	boolean checkTogether(boolean valid, List<String> keys, String reason) {
		if (!valid) {
			this.problems.add(keys.stream().map(this::propertyName).toList(), reason);
		}
		return valid;
	}

	/**
	 * Check that at most one property is set.
	 * @param keys the properties that are set
	 * @return whether at most one is set
	 */
	boolean checkExclusive(List<String> keys) {
		if (keys.size() < 2) {
			return true;
		}
		List<String> names = keys.stream().map(this::propertyName).toList();
		return checkTogether(false, keys,
				"Only one of %s can be set. Remove the others.".formatted(String.join(", ", names)));
	}

}
