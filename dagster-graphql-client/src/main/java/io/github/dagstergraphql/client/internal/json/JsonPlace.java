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

package io.github.dagstergraphql.client.internal.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.TokenStreamContext;

/**
 * Location within a JSON value for error messages. Keys that do not have the form of
 * names are data and are omitted.
 */
public final class JsonPlace {

	/** Deeper locations are omitted to keep messages readable. */
	private static final int LONGEST_PATH = 20;

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

	private final Deque<String> elements = new ArrayDeque<>();

	/**
	 * Return the location of an exception.
	 * @param ex the exception
	 * @return the location
	 */
	public static JsonPlace of(JacksonException ex) {
		JsonPlace place = new JsonPlace();
		for (Reference reference : ex.getPath()) {
			if (reference.getPropertyName() != null) {
				place.enter(reference.getPropertyName());
			}
			else {
				place.enter(reference.getIndex());
			}
		}
		return place;
	}

	/**
	 * Return the current location of a reader.
	 * @param context the context of the reader
	 * @return the location
	 */
	public static JsonPlace of(TokenStreamContext context) {
		JsonPlace place = new JsonPlace();
		for (TokenStreamContext each = context; each != null; each = each.getParent()) {
			if (each.inArray()) {
				place.elements.addFirst(index(each.getCurrentIndex()));
			}
			else if (each.currentName() != null) {
				place.elements.addFirst(name(each.currentName()));
			}
		}
		return place;
	}

	/**
	 * Return whether a key has the form of a name. Any other key is data.
	 * @param key the key
	 * @return {@code false} if messages must not contain it
	 */
	public static boolean isName(String key) {
		return NAME.matcher(key).matches();
	}

	private static String name(String key) {
		return isName(key) ? key : "(a key)";
	}

	/**
	 * Return the element of a location for an item of an array.
	 * @param index the index
	 * @return the element
	 */
	static String index(int index) {
		return "[" + index + "]";
	}

	void enter(String key) {
		this.elements.addLast(name(key));
	}

	void enter(int index) {
		this.elements.addLast(index(index));
	}

	void leave() {
		this.elements.removeLast();
	}

	int depth() {
		return this.elements.size();
	}

	@Override
	public String toString() {
		if (this.elements.isEmpty()) {
			return "the root";
		}
		String path = String.join(".", this.elements.stream().limit(LONGEST_PATH).toList());
		return (depth() <= LONGEST_PATH) ? path : path + "...";
	}

}
