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

package io.github.dagstergraphql.test.run;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A value of Dagster's metadata ({@code MetadataValue} in Python, {@code MetadataEntry}
 * in GraphQL), such as the metadata of a {@code Failure}.
 *
 * @param kind the kind of the value
 * @param value the value: a text for text, URL, path and Markdown, a {@link BigInteger},
 * a {@link Double}, a {@link Boolean}, or plain maps, lists and scalars for JSON;
 * {@code null} for {@link Kind#NULL}
 * @since 0.1.0
 */
public record MetadataValue(Kind kind, @Nullable Object value) {

	/**
	 * Create a value.
	 * @param kind the kind of the value
	 * @param value the value
	 * @throws IllegalArgumentException if the value is not of its kind
	 */
	public MetadataValue {
		Assert.notNull(kind, "kind of metadata must not be null");
		Assert.isTrue(kind.fits(value), () -> "metadata of kind " + kind + " must not be "
				+ ((value != null) ? "a " + value.getClass().getName() : "null"));
	}

	/**
	 * Create a text.
	 * @param text the text
	 * @return the value, a {@code TextMetadataEntry}
	 */
	public static MetadataValue text(String text) {
		return new MetadataValue(Kind.TEXT, text);
	}

	/**
	 * Create a URL, which Dagster displays as a link.
	 * @param url the URL
	 * @return the value, a {@code UrlMetadataEntry}
	 */
	public static MetadataValue url(String url) {
		return new MetadataValue(Kind.URL, url);
	}

	/**
	 * Create a path of a file.
	 * @param path the path
	 * @return the value, a {@code PathMetadataEntry}
	 */
	public static MetadataValue path(String path) {
		return new MetadataValue(Kind.PATH, path);
	}

	/**
	 * Create a JSON value.
	 * @param json a map, a list, a text, a number, a boolean or {@code null}
	 * @return the value, a {@code JsonMetadataEntry}
	 */
	public static MetadataValue json(@Nullable Object json) {
		return new MetadataValue(Kind.JSON, json);
	}

	/**
	 * Create a text in Markdown.
	 * @param markdown the text
	 * @return the value, a {@code MarkdownMetadataEntry}
	 */
	public static MetadataValue markdown(String markdown) {
		return new MetadataValue(Kind.MARKDOWN, markdown);
	}

	/**
	 * Create a value of the kind that Dagster infers from a plain Python value: texts
	 * become texts, numbers numbers, booleans booleans, maps and lists JSON.
	 * @param value a text, a whole number, a floating-point number, a boolean, a map, a
	 * list, {@code null}, or a {@link MetadataValue}, which is returned as it is
	 * @return the value
	 * @throws IllegalArgumentException if the value is of another type
	 */
	public static MetadataValue of(@Nullable Object value) {
		if (value instanceof MetadataValue metadata) {
			return metadata;
		}
		if (value == null) {
			return new MetadataValue(Kind.NULL, null);
		}
		if (value instanceof CharSequence text) {
			return text(text.toString());
		}
		if (value instanceof Boolean) {
			return new MetadataValue(Kind.BOOL, value);
		}
		if (value instanceof Double || value instanceof Float) {
			return new MetadataValue(Kind.FLOAT, ((Number) value).doubleValue());
		}
		if (value instanceof BigInteger || value instanceof Long || value instanceof Integer || value instanceof Short
				|| value instanceof Byte) {
			return new MetadataValue(Kind.INT, new BigInteger(value.toString()));
		}
		Assert.isTrue(value instanceof Map || value instanceof List,
				() -> "metadata must not be a " + value.getClass().getName());
		return json(value);
	}

	/**
	 * Kinds of values.
	 */
	public enum Kind {

		/** A text. */
		TEXT(String.class),

		/** A URL. */
		URL(String.class),

		/** A path of a file. */
		PATH(String.class),

		/** JSON. */
		JSON(null),

		/** A text in Markdown. */
		MARKDOWN(String.class),

		/** A whole number of any size. */
		INT(BigInteger.class),

		/** A floating-point number. */
		FLOAT(Double.class),

		/** True or false. */
		BOOL(Boolean.class),

		/** No value, {@code None} in Python. */
		NULL(Void.class);

		private final @Nullable Class<?> type;

		Kind(@Nullable Class<?> type) {
			this.type = type;
		}

		boolean fits(@Nullable Object value) {
			if (this.type == null) {
				return true;
			}
			return (this.type == Void.class) ? value == null : this.type.isInstance(value);
		}

	}

}
