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

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.json.JsonPlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.ObjectReader;

/**
 * A GraphQL operation that the client can ask for, and how its answer is read.
 *
 * @param <T> what it answers
 */
public final class Operation<T> {

	private static final String RUN_ID = "runId";

	private final @Nullable String name;

	private final boolean mutation;

	private final String document;

	private final DataReader<T> dataReader;

	private final boolean custom;

	private final @Nullable Function<T, String> launchedRunId;

	/** All of the request body that does not depend on the variables. */
	private final byte[] bodyHead;

	private Operation(@Nullable String name, boolean mutation, String document, DataReader<T> dataReader,
			boolean custom) {
		this(name, mutation, document, dataReader, custom, null, head(name, document));
	}

	private Operation(@Nullable String name, boolean mutation, String document, DataReader<T> dataReader,
			boolean custom, @Nullable Function<T, String> launchedRunId, byte[] bodyHead) {
		this.name = name;
		this.mutation = mutation;
		this.document = document;
		this.dataReader = dataReader;
		this.custom = custom;
		this.launchedRunId = launchedRunId;
		this.bodyHead = bodyHead;
	}

	private static byte[] head(@Nullable String name, String document) {
		return ("{\"query\":" + quote(document) + ",\"operationName\":" + quote(name) + ",\"variables\":")
			.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Start a query whose document lies beside a class.
	 * @param room the class
	 * @param name the operation and its document's file name without extension
	 * @param rootField the field that answers
	 * @param <T> what it answers
	 * @return a builder for the members of the answer's union
	 */
	public static <T> Builder<T> query(Class<?> room, String name, String rootField) {
		return new Builder<>(room, name, rootField, false);
	}

	/**
	 * Create a query whose document lies beside a class.
	 * @param room the class
	 * @param name the operation and its document's file name without extension
	 * @param dataReader how the {@code data} of the response is read
	 * @param <T> what it answers
	 * @return the operation
	 */
	public static <T> Operation<T> query(Class<?> room, String name, DataReader<T> dataReader) {
		return new Operation<>(name, false, Documents.load(room, name), dataReader, false);
	}

	/**
	 * Start a mutation whose document lies beside a class.
	 * @param room the class
	 * @param name the operation and its document's file name without extension
	 * @param rootField the field that answers
	 * @param <T> what it answers
	 * @return a builder for the members of the answer's union
	 */
	public static <T> Builder<T> mutation(Class<?> room, String name, String rootField) {
		return new Builder<>(room, name, rootField, true);
	}

	/**
	 * Create an operation from a document that the client has put together.
	 * @param name the operation in the document
	 * @param mutation whether it changes something
	 * @param document the document
	 * @param dataReader how the {@code data} of the response is read
	 * @param <T> what it answers
	 * @return the operation
	 */
	public static <T> Operation<T> of(String name, boolean mutation, String document, DataReader<T> dataReader) {
		return new Operation<>(name, mutation, document, dataReader, false);
	}

	/**
	 * Create an operation from a document of the application.
	 * @param name the operation in the document, or {@code null} if it is the only one
	 * @param mutation whether it changes something
	 * @param document the document
	 * @param dataReader how the {@code data} of the response is read
	 * @param <T> what it answers
	 * @return the operation
	 */
	public static <T> Operation<T> custom(@Nullable String name, boolean mutation, String document,
			DataReader<T> dataReader) {
		return new Operation<>(name, mutation, document, dataReader, true);
	}

	/**
	 * Go on from the answer while the response is being read, so that an answer that the
	 * function cannot go on from counts as an invalid response.
	 * @param function turns the answer into what is wanted
	 * @param <R> what is wanted
	 * @return the same operation with another answer
	 */
	public <R> Operation<R> map(Function<T, R> function) {
		return new Operation<>(this.name, this.mutation, this.document, (parser) -> {
			Answer<T> answer = this.dataReader.read(parser);
			return (answer != null) ? answer.map(function) : null;
		}, this.custom, null, this.bodyHead);
	}

	/**
	 * Leave out a field that older servers do not know.
	 * @param field the field, which stands in a line of its own
	 * @return the same operation without it
	 */
	public Operation<T> without(String field) {
		String document = this.document.replaceAll("(?m)^ *" + field + "\\R", "");
		return new Operation<>(this.name, this.mutation, document, this.dataReader, this.custom);
	}

	/**
	 * Say which run the answer tells of, so that it can be found in a trace.
	 * @param runId takes its id out of the answer
	 * @return the same operation
	 */
	public Operation<T> launching(Function<T, String> runId) {
		return new Operation<>(this.name, this.mutation, this.document, this.dataReader, this.custom, runId,
				this.bodyHead);
	}

	public @Nullable String name() {
		return this.name;
	}

	public boolean isCustom() {
		return this.custom;
	}

	/**
	 * Return the run that is asked about: the client's own documents all call it alike.
	 * @param variables the variables of the operation
	 * @return its id, or {@code null} if it is about none, or the application's own
	 */
	public @Nullable String runIdIn(Map<String, ?> variables) {
		return (!this.custom && variables.get(RUN_ID) instanceof String runId) ? runId : null;
	}

	public @Nullable String runIdOf(T answer) {
		return (this.launchedRunId != null) ? this.launchedRunId.apply(answer) : null;
	}

	public String document() {
		return this.document;
	}

	public boolean isMutation() {
		return this.mutation;
	}

	public DataReader<T> dataReader() {
		return this.dataReader;
	}

	/**
	 * Write the body of a request.
	 * @param variables the variables of the operation
	 * @return the body
	 * @throws IllegalArgumentException if the variables cannot be written
	 */
	public byte[] encode(Map<String, ?> variables) {
		byte[] tail = write(variables);
		byte[] body = new byte[this.bodyHead.length + tail.length + 1];
		System.arraycopy(this.bodyHead, 0, body, 0, this.bodyHead.length);
		System.arraycopy(tail, 0, body, this.bodyHead.length, tail.length);
		body[body.length - 1] = '}';
		return body;
	}

	private byte[] write(Map<String, ?> variables) {
		try {
			return Json.MAPPER.writeValueAsBytes(variables);
		}
		// the cause may quote a value
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					"The variables of %s cannot be written as JSON: Jackson fails with %s at %s".formatted(this,
							ex.getClass().getSimpleName(), JsonPlace.of(ex)));
		}
	}

	private static String quote(@Nullable String text) {
		return (text != null) ? '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"' : "null";
	}

	@Override
	public String toString() {
		return (this.mutation ? "mutation" : "query") + ((this.name != null) ? " " + this.name : "");
	}

	/**
	 * Collects the members of the union that the root field answers. Members that are not
	 * named here are errors.
	 *
	 * @param <T> what the operation answers
	 */
	public static final class Builder<T> {

		private final Class<?> room;

		private final String name;

		private final String rootField;

		private final boolean mutation;

		private final Map<String, ObjectReader> members = new HashMap<>();

		private Builder(Class<?> room, String name, String rootField, boolean mutation) {
			this.room = room;
			this.name = name;
			this.rootField = rootField;
			this.mutation = mutation;
		}

		/**
		 * Name the GraphQL types that are read into a record.
		 * @param record the record
		 * @param typeNames the types; old servers may use another name than new ones
		 * @return this builder
		 */
		public Builder<T> on(Class<? extends T> record, String... typeNames) {
			ObjectReader reader = Json.readerFor(record);
			for (String typeName : typeNames) {
				this.members.put(typeName, reader);
			}
			return this;
		}

		public Operation<T> build() {
			return new Operation<>(this.name, this.mutation, Documents.load(this.room, this.name),
					new UnionReader<>(this.rootField, this.members), false);
		}

	}

}
