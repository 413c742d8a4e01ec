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

package io.github.dagstergraphql.client.internal.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Loads GraphQL documents, each from the package of the class that uses it, with the
 * fragments that it refers to: from the same package, or else the shared ones.
 */
final class Documents {

	private static final String FRAGMENTS = "fragment/";

	private static final String EXTENSION = ".graphql";

	private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.\\s*(?!on\\b)(\\w+)");

	private Documents() {
	}

	/**
	 * Load a document.
	 * @param owner the class that uses it
	 * @param name the name of the file, without its extension
	 * @return the document, complete
	 */
	static String load(Class<?> owner, String name) {
		return withFragments(owner, read(owner, name));
	}

	/**
	 * Append the fragments that a document refers to.
	 * @param owner the class that uses it
	 * @param document the document
	 * @return the document, complete
	 */
	static String withFragments(Class<?> owner, String document) {
		StringBuilder complete = new StringBuilder(document);
		Set<String> appended = new LinkedHashSet<>();
		for (Set<String> names = named(document); appended.addAll(names);) {
			names.stream()
				.filter((name) -> !complete.toString().contains("fragment " + name + " on "))
				.forEach((name) -> complete.append('\n').append(readFragment(owner, name)));
			names = named(complete.toString());
		}
		return complete.toString();
	}

	private static Set<String> named(String document) {
		Set<String> names = new LinkedHashSet<>();
		SPREAD.matcher(document).results().forEach((spread) -> names.add(spread.group(1)));
		return names;
	}

	private static String readFragment(Class<?> owner, String name) {
		boolean own = owner.getResource(name + EXTENSION) != null;
		return own ? read(owner, name) : read(Documents.class, FRAGMENTS + name);
	}

	private static String read(Class<?> owner, String name) {
		String file = name + EXTENSION;
		try (InputStream in = owner.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalStateException("The document " + file + " of " + owner.getName() + " is missing");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The document " + file + " cannot be read", ex);
		}
	}

}
