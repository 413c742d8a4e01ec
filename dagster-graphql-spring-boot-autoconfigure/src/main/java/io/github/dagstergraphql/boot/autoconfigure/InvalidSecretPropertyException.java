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

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A property is wrong whose value must not be shown. Boot's own
 * {@link InvalidConfigurationPropertyValueException} is analyzed by looking the value up
 * again, and showing it.
 */
class InvalidSecretPropertyException extends RuntimeException {

	private final String name;

	private final String reason;

	InvalidSecretPropertyException(String name, String reason) {
		super("Property " + name + " is invalid: " + reason);
		this.name = name;
		this.reason = reason;
	}

	String getName() {
		return this.name;
	}

	String getReason() {
		return this.reason;
	}

}
