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

import java.util.Map.Entry;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Writes a single value of the application as JSON. Values that would be lost silently,
 * or that JSON cannot express, are reported with their location.
 */
public final class ValueWriter {

	/** Maximum nesting depth, which is approximately the limit of Python. */
	public static final int DEEPEST = 1_000;

	private final Object value;

	private final String name;

	private final JsonPlace place = new JsonPlace();

	private Origins origins = new Origins(null);

	ValueWriter(Object value, String name) {
		this.value = value;
		this.name = name;
	}

	/**
	 * Write the value.
	 * @return the tree
	 * @throws IllegalArgumentException if it cannot be written without a loss
	 */
	JsonNode write() {
		JsonNode tree = tree();
		check(tree);
		return tree;
	}

	/**
	 * Return the objects from which the value was written.
	 * @return the objects, by location; empty before {@link #write()}
	 */
	Origins origins() {
		return this.origins;
	}

	private JsonNode tree() {
		try (TokenBuffer buffer = TokenBuffer.forGeneration();
				TracingGenerator tracing = new TracingGenerator(buffer)) {
			ApplicationMapper.MAPPER.writeValue(tracing, this.value);
			this.origins = tracing.origins();
			return read(buffer);
		}
		// the cause may quote the value
		catch (JacksonException ex) {
			throw failure(reason(ex), JsonPlace.of(ex));
		}
		catch (StackOverflowError ex) {
			throw failure(tooDeep(), new JsonPlace());
		}
	}

	private JsonNode read(TokenBuffer buffer) {
		try (JsonParser parser = buffer.asParser()) {
			return read(parser);
		}
	}

	private JsonNode read(JsonParser parser) {
		try {
			return ApplicationMapper.MAPPER.readTree(parser);
		}
		catch (MismatchedInputException ex) {
			throw failure("a key is duplicated", JsonPlace.of(parser.streamReadContext()));
		}
	}

	private void check(JsonNode node) {
		if (this.place.depth() > DEEPEST) {
			throw failure(tooDeep(), this.place);
		}
		if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
			throw failure("JSON supports neither NaN nor infinity", this.place);
		}
		for (Entry<String, JsonNode> property : node.properties()) {
			this.place.enter(property.getKey());
			check(property.getValue());
			this.place.leave();
		}
		for (int index = 0; node.isArray() && index < node.size(); index++) {
			this.place.enter(index);
			check(node.path(index));
			this.place.leave();
		}
	}

	private String reason(JacksonException ex) {
		if (ex instanceof LossySerializers.LossException) {
			return ex.getOriginalMessage();
		}
		if (ex instanceof StreamConstraintsException) {
			return tooDeep();
		}
		Class<?> type = typeOf(ex);
		String message = String.valueOf(ex.getOriginalMessage());
		if (message.startsWith("No serializer found for class")) {
			return "%s %s".formatted(type.getName(), LossySerializers.NO_PROPERTIES);
		}
		if (message.startsWith("Direct self-reference")) {
			return "%s contains itself".formatted(type.getName());
		}
		if (message.startsWith("Null key for a Map")) {
			return "a map has a null key";
		}
		String notOpen = ModuleAccess.remedy(ex);
		if (notOpen != null) {
			return "Jackson cannot access %s. %s".formatted(type.getName(), notOpen);
		}
		Throwable cause = ex.getCause();
		return "Jackson fails on %s with %s".formatted(type.getName(),
				((cause != null) ? cause : ex).getClass().getSimpleName());
	}

	// If a getter fails, the innermost object is its owner.
	private Class<?> typeOf(JacksonException ex) {
		if (ex instanceof InvalidDefinitionException definition && definition.getType() != null) {
			return definition.getType().getRawClass();
		}
		Object owner = (ex instanceof DatabindException && !ex.getPath().isEmpty())
				? ex.getPath().get(ex.getPath().size() - 1).from() : null;
		return (owner instanceof Class<?> type) ? type : (owner != null) ? owner.getClass() : this.value.getClass();
	}

	private String tooDeep() {
		return "%s contains itself, or is nested more than %,d levels deep".formatted(this.value.getClass().getName(),
				DEEPEST);
	}

	private IllegalArgumentException failure(String reason, JsonPlace place) {
		return new IllegalArgumentException(
				"%s cannot be written as JSON: %s (at %s)".formatted(this.name, reason, place));
	}

}
