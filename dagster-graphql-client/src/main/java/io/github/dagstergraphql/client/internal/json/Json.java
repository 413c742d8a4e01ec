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

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON mapper of the client. It is configured from scratch, so that neither the settings
 * nor the modules of the application affect the requests to Dagster. The values of the
 * application itself are written and read by {@link ApplicationMapper}.
 */
public final class Json {

	/** Nesting depth of the client's own documents around values of the application. */
	private static final int ENVELOPE = 24;

	/** Mapper for everything that is exchanged with the server. */
	public static final JsonMapper MAPPER = JsonMapper.builder(factory())
		.enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		// a reader reads a single value within a larger response
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		// there are many readers, and start-up must not wait for their deserializers
		.disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH)
		.build();

	/** Writer with the format of Python's {@code json.dumps}. */
	private static final ObjectWriter PYTHON_WRITER = MAPPER.writer()
		.with(JsonWriteFeature.ESCAPE_NON_ASCII)
		.with(pythonPrinter());

	/** Types of results. */
	private static final Set<Class<?>> ANSWERS = ConcurrentHashMap.newKeySet();

	private Json() {
	}

	/**
	 * Make Jackson prepare the readers of results and the writers of variables.
	 * Preparation takes locks that an event loop must not wait for.
	 */
	public static void prepare() {
		ObjectReader reader = MAPPER.reader(DeserializationFeature.EAGER_DESERIALIZER_FETCH);
		ANSWERS.forEach(reader::forType);
		ApplicationMapper.prepare();
		MAPPER.writeValueAsBytes(Map.of("", List.of("", true, 0)));
	}

	/**
	 * Convert a value to unmodifiable plain maps, lists, texts, numbers and booleans.
	 * @param value a map, a record, or any object that Jackson writes as a JSON object
	 * @param name the name of the value, for the message
	 * @return the unmodifiable map, in the order of the value
	 * @throws IllegalArgumentException if the value is not written as a JSON object, or
	 * not without a loss
	 */
	public static Map<String, @Nullable Object> toMap(Object value, String name) {
		ValueWriter writer = new ValueWriter(value, name);
		JsonNode tree = writer.write();
		if (!tree.isObject()) {
			throw new IllegalArgumentException("%s must be a JSON object, but Jackson writes %s as %s".formatted(name,
					value.getClass().getName(), tree.getNodeType().name().toLowerCase(Locale.ROOT)));
		}
		Map<String, @Nullable Object> map = unmodifiable(MAPPER.treeToValue(tree, Map.class));
		return writer.origins().isEmpty() ? map : new TracedMap(map, writer.origins());
	}

	/**
	 * Return the objects of the application from which a map was written.
	 * @param map the result of {@link #toMap(Object, String)}, or any other value
	 * @return the objects, by location; {@code null} if it was written from maps only
	 */
	public static @Nullable Origins origins(@Nullable Object map) {
		return (map instanceof TracedMap traced) ? traced.origins() : null;
	}

	/**
	 * Parse a text as an object.
	 * @param text the text
	 * @return the unmodifiable map, or {@code null} if it is not a JSON object
	 */
	public static @Nullable Map<String, @Nullable Object> toMapIfObject(String text) {
		if (!text.stripLeading().startsWith("{")) {
			return null;
		}
		try {
			JsonNode tree = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
			return unmodifiable(MAPPER.treeToValue(tree, Map.class));
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Parse a text as any value.
	 * @param text the text
	 * @return the value as unmodifiable maps and lists, texts, numbers and booleans;
	 * empty if the text is not JSON
	 */
	public static Optional<PlainValue> toPlain(String text) {
		try {
			JsonNode tree = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
			return tree.isMissingNode() ? Optional.empty()
					: Optional.of(new PlainValue(freeze(MAPPER.treeToValue(tree, Object.class))));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Write plain values as a text with line breaks and indentation.
	 * @param values maps, lists, texts, numbers and booleans
	 * @return the text
	 */
	public static String toIndentedText(Map<String, @Nullable Object> values) {
		return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(values);
	}

	/**
	 * Return an unmodifiable copy of plain values.
	 * @param values the values, as they were read
	 * @return the unmodifiable map, in the same order
	 */
	public static Map<String, @Nullable Object> unmodifiable(Map<String, @Nullable Object> values) {
		Object frozen = freeze(values);
		@SuppressWarnings("unchecked")
		Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) Objects.requireNonNull(frozen);
		return map;
	}

	/**
	 * Write a tag value: a text, number or boolean in JSON as it is, any other value as
	 * JSON, as in the Python client.
	 * @param value the value of a tag
	 * @param name the tag, for the message
	 * @return the text to send
	 * @throws IllegalArgumentException if the value is null in JSON, or cannot be written
	 * without a loss
	 */
	public static String toTagValue(Object value, String name) {
		if (value instanceof CharSequence text) {
			return text.toString();
		}
		JsonNode tree = toTree(value, name);
		if (tree.isNull()) {
			throw new IllegalArgumentException("%s must not be null".formatted(name));
		}
		return (tree.isString() || tree.isBinary()) ? tree.asString() : PYTHON_WRITER.writeValueAsString(tree);
	}

	/**
	 * Convert a part of a response to a type of the application.
	 * @param node the part
	 * @param type the type
	 * @param what a description of the part, for the message
	 * @param <T> the type
	 * @return the value, or {@code null} for null
	 * @throws InvalidResponseException if it does not fit the type
	 * @throws IllegalArgumentException if Jackson cannot construct the type at all
	 */
	public static <T> @Nullable T read(JsonNode node, Type type, String what) {
		return new ValueReader(type, what).read(node);
	}

	public static ObjectReader readerFor(Class<?> type) {
		ANSWERS.add(type);
		return MAPPER.readerFor(type);
	}

	/**
	 * Create a reader that takes no locks when it reads.
	 * @param type the type to read
	 * @return the reader
	 */
	public static ObjectReader preparedReaderFor(Class<?> type) {
		return MAPPER.reader(DeserializationFeature.EAGER_DESERIALIZER_FETCH).forType(type);
	}

	/**
	 * Convert a value to a JSON tree.
	 * @param value the value
	 * @param name the name of the value, for the message
	 * @return the tree
	 * @throws IllegalArgumentException if Jackson cannot write the value without a loss
	 */
	public static JsonNode toTree(Object value, String name) {
		return new ValueWriter(value, name).write();
	}

	private static @Nullable Object freeze(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
			map.forEach((key, element) -> copy.put(key, freeze(element)));
			return Collections.unmodifiableMap(copy);
		}
		if (value instanceof List<?> list) {
			return Collections.unmodifiableList(Arrays.asList(list.stream().map(Json::freeze).toArray()));
		}
		return value;
	}

	// Run config may be as deep as Python supports, within a request or a response; the
	// size of a response is limited as a whole.
	private static JsonFactory factory() {
		int depth = ValueWriter.DEEPEST + ENVELOPE;
		return JsonFactory.builder()
			.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(depth).build())
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(depth)
				.maxStringLength(Integer.MAX_VALUE)
				.maxNameLength(Integer.MAX_VALUE)
				.build())
			.build();
	}

	private static DefaultPrettyPrinter pythonPrinter() {
		Separators separators = Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Separators.Spacing.AFTER)
			.withObjectEntrySpacing(Separators.Spacing.AFTER)
			.withArrayElementSpacing(Separators.Spacing.AFTER)
			.withObjectEmptySeparator("")
			.withArrayEmptySeparator("");
		DefaultPrettyPrinter.Indenter none = new DefaultPrettyPrinter.NopIndenter();
		return new DefaultPrettyPrinter(separators).withObjectIndenter(none).withArrayIndenter(none);
	}

	/**
	 * A value that was parsed.
	 *
	 * @param value the value, which may be {@code null}
	 */
	public record PlainValue(@Nullable Object value) {

	}

}
