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
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.JsonNode;

/**
 * Generator that records which objects of the application a value is written from.
 */
final class TracingGenerator extends JsonGeneratorDelegate {

	private final Deque<Origins> open = new ArrayDeque<>();

	private Origins complete = new Origins(null);

	TracingGenerator(JsonGenerator target) {
		super(target);
	}

	/**
	 * Return the objects from which the value was written.
	 * @return the objects, by location
	 */
	Origins origins() {
		return this.complete;
	}

	@Override
	public JsonGenerator writeStartObject() {
		super.writeStartObject();
		return start(null);
	}

	@Override
	public JsonGenerator writeStartObject(Object value) {
		super.writeStartObject(value);
		return start(value);
	}

	@Override
	public JsonGenerator writeStartObject(Object value, int size) {
		super.writeStartObject(value, size);
		return start(value);
	}

	@Override
	public JsonGenerator writeStartArray() {
		super.writeStartArray();
		return start(null);
	}

	@Override
	public JsonGenerator writeStartArray(Object value) {
		super.writeStartArray(value);
		return start(null);
	}

	@Override
	public JsonGenerator writeStartArray(Object value, int size) {
		super.writeStartArray(value, size);
		return start(null);
	}

	@Override
	public JsonGenerator writeName(String name) {
		trace(name);
		return super.writeName(name);
	}

	@Override
	public JsonGenerator writeName(SerializableString name) {
		trace(name.getValue());
		return super.writeName(name);
	}

	@Override
	public JsonGenerator writeEndObject() {
		Origins known = (currentValue() instanceof TracedMap map) ? map.origins() : this.open.peek();
		super.writeEndObject();
		return end(known);
	}

	@Override
	public JsonGenerator writeEndArray() {
		super.writeEndArray();
		return end(this.open.peek());
	}

	private JsonGenerator start(@Nullable Object value) {
		this.open.push(new Origins((value != null && isObject(value)) ? value.getClass() : null));
		return this;
	}

	// a name may belong to another object than the braces around it
	private void trace(String name) {
		Object owner = currentValue();
		if (owner != null && isObject(owner)) {
			this.open.getFirst().owner(name, owner.getClass());
		}
	}

	private JsonGenerator end(@Nullable Origins known) {
		this.open.pop();
		Origins parent = this.open.peek();
		if (known == null || known.isEmpty()) {
			return this;
		}
		if (parent == null) {
			this.complete = known;
		}
		else {
			TokenStreamContext context = streamWriteContext();
			parent.child(context.inArray() ? JsonPlace.index(context.getCurrentIndex()) : context.currentName(), known);
		}
		return this;
	}

	private static boolean isObject(Object value) {
		return !(value instanceof Map) && !(value instanceof JsonNode);
	}

}
