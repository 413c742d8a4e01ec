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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translation of the error messages of the client builder to properties.
 */
final class BuilderMessages {

	/**
	 * Values in messages of the builder, which may be secret or are reported separately.
	 */
	private static final Pattern QUOTED_VALUE = Pattern
		.compile("^(url|host|port|path prefix|user interface|ui url)? ?\"?.*?\"? ?(?=must |has |may |is )");

	private static final Pattern PROPERTY = Pattern.compile("dagster\\.(url|host|port|https|path-prefix)\\b");

	private BuilderMessages() {
	}

	/**
	 * Return the reason why a property is invalid.
	 * @param settings the settings of the client
	 * @param message the message of the builder
	 * @return the reason without the value, and with the names of the effective
	 * properties
	 */
	static String toReason(DagsterClientSettings settings, String message) {
		String text = QUOTED_VALUE.matcher(message).replaceFirst("It ");
		Matcher property = PROPERTY.matcher(text);
		return property.replaceAll((match) -> Matcher.quoteReplacement(settings.propertyName(match.group(1)))) + ".";
	}

}
