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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.List;

import io.github.dagstergraphql.client.internal.text.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the message about an object that no repository has.
 */
public final class NotFoundText {

	private NotFoundText() {
	}

	/**
	 * Return the beginning of the message.
	 * @param kind the kind of the object, such as {@code job}
	 * @param name the name of the object
	 * @param location the code location that was searched, or {@code null} for all
	 * @param repository the repository that was searched, or {@code null} for all
	 * @return a sentence without a period
	 */
	public static String headline(String kind, String name, @Nullable String location, @Nullable String repository) {
		StringBuilder headline = new StringBuilder("No ").append(kind)
			.append(" with the name \"")
			.append(MessageText.name(name))
			.append("\" exists");
		if (repository != null) {
			headline.append(" in repository \"").append(MessageText.name(repository)).append('"');
		}
		if (location != null) {
			headline.append((repository != null) ? " of" : " in")
				.append(" code location \"")
				.append(MessageText.name(location))
				.append('"');
		}
		return headline.toString();
	}

	/**
	 * Return the names that exist.
	 * @param kind the kind of the names, in the plural
	 * @param names the names
	 * @return a sentence that follows another one, or an empty string without names
	 */
	public static String known(String kind, List<String> names) {
		return names.isEmpty() ? "" : ". Known " + kind + " are " + MessageText.names(names, ", ");
	}

}
