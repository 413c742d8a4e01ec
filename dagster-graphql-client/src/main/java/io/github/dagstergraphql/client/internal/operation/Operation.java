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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.json.JsonPlace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.util.Assert;

/**
 * Operation with its document, required version, timeout, and readers of its results and
 * errors. Documents and readers are loaded when the operation is first executed.
 *
 * @param <T> the result
 */
public final class Operation<T> {

	private static final String RUN_ID = "runId";

	private final OperationTraits traits;

	private final RequestContent content;

	private final DataReader<T> dataReader;

	private final @Nullable Function<T, String> subject;

	private Operation(OperationTraits traits, RequestContent content, DataReader<T> dataReader,
			@Nullable Function<T, String> subject) {
		this.traits = traits;
		this.content = content;
		this.dataReader = dataReader;
		this.subject = subject;
	}

	/**
	 * Create a builder for a query whose document is in the package of a class.
	 * @param owner the class
	 * @param name the operation, and the file name of its document without extension
	 * @param rootField the field of the result
	 * @param <T> the result
	 * @return a builder
	 */
	public static <T> Builder<T> query(Class<?> owner, String name, String rootField) {
		return new Builder<>(name, OperationKind.QUERY, () -> Documents.load(owner, name), rootField);
	}

	/**
	 * Create a builder for a mutation whose document is in the package of a class.
	 * @param owner the class
	 * @param name the operation, and the file name of its document without extension
	 * @param rootField the field of the result
	 * @param <T> the result
	 * @return a builder
	 */
	public static <T> Builder<T> mutation(Class<?> owner, String name, String rootField) {
		return new Builder<>(name, OperationKind.MUTATION, () -> Documents.load(owner, name), rootField);
	}

	/**
	 * Create a builder for a subscription whose document is in the package of a class.
	 * Each result is read like the result of a query.
	 * @param owner the class
	 * @param name the operation, and the file name of its document without extension
	 * @param rootField the field of the results
	 * @param <T> the results
	 * @return a builder
	 */
	public static <T> Builder<T> subscription(Class<?> owner, String name, String rootField) {
		return new Builder<>(name, OperationKind.SUBSCRIPTION, () -> Documents.load(owner, name), rootField);
	}

	/**
	 * Create a builder for a query whose document is composed when it is first executed.
	 * @param owner the class that composes it
	 * @param name the operation
	 * @param document composes the document
	 * @param <T> the result
	 * @return a builder
	 */
	public static <T> Builder<T> query(Class<?> owner, String name, Supplier<String> document) {
		return new Builder<>(name, OperationKind.QUERY, () -> Documents.withFragments(owner, document.get()), name);
	}

	/**
	 * Create a builder for an operation that changes state and is not part of the GraphQL
	 * API. Its variables are the body of the request, and its result is {@code true}.
	 * @param name the operation
	 * @param path the path below the URL of the webserver
	 * @return a builder
	 */
	public static Builder<Boolean> post(String name, String path) {
		return new Builder<Boolean>(name, OperationKind.MUTATION, new RequestContent.Rest(path), name)
			.read((parser) -> new Result.Value<>(true));
	}

	/**
	 * Create an operation from a document of the application.
	 * @param name the operation in the document, or {@code null} if it is the only one
	 * @param kind the kind of the operation
	 * @param document the document
	 * @param dataReader reads the {@code data} of the response
	 * @param <T> the result
	 * @return the operation
	 */
	public static <T> Operation<T> custom(@Nullable String name, OperationKind kind, String document,
			DataReader<T> dataReader) {
		OperationTraits traits = new OperationTraits(name, kind, true,
				(kind == OperationKind.MUTATION) ? TimeoutKind.LAUNCH : TimeoutKind.READ, null, List.of(), Map.of());
		Operation<T> operation = new Operation<>(traits, new Document(name, () -> document), dataReader, null);
		operation.prepare();
		return operation;
	}

	/**
	 * Map the result while the response is being read, so that a result that the function
	 * rejects is reported as an invalid response.
	 * @param function the mapping
	 * @param <R> the new result
	 * @return the same operation with another result
	 */
	public <R> Operation<R> map(Function<T, R> function) {
		return new Operation<>(this.traits, this.content, new DataReader.Mapped<>(this.dataReader, function), null);
	}

	/**
	 * Set a function that returns the run of a result, for traces. It is not needed for
	 * an operation with a variable {@code runId}.
	 * @param runId returns the id of the run
	 * @return the same operation
	 */
	public Operation<T> subject(Function<T, String> runId) {
		return new Operation<>(this.traits, this.content, this.dataReader, runId);
	}

	/**
	 * Return the same operation for servers that do not have some of the younger fields.
	 * @param missing the fields and types that the server does not have
	 * @return the operation
	 */
	public Operation<T> without(Set<String> missing) {
		return new Operation<>(this.traits, this.content.without(missing), this.dataReader, this.subject);
	}

	public @Nullable String name() {
		return this.traits.name();
	}

	/**
	 * Return the path of the requests below the URL of the webserver.
	 * @return the path, or {@code null} for the GraphQL endpoint
	 */
	public @Nullable String path() {
		return this.content.path();
	}

	public boolean isCustom() {
		return this.traits.custom();
	}

	public boolean isMutation() {
		return this.traits.kind() == OperationKind.MUTATION;
	}

	public boolean isSubscription() {
		return this.traits.kind() == OperationKind.SUBSCRIPTION;
	}

	public TimeoutKind timeout() {
		return this.traits.timeout();
	}

	/**
	 * Return the server version that the operation requires.
	 * @return the requirement, or {@code null} if any server supports the operation
	 */
	public @Nullable Requirement requirement() {
		return this.traits.requirement();
	}

	/**
	 * Return the optional fields and types that older servers do not have.
	 * @return their names
	 */
	public List<String> youngerFields() {
		return this.traits.youngerFields();
	}

	@Nullable ErrorFactory errorFactory(String type) {
		return this.traits.errors().get(type);
	}

	/**
	 * Return the run id in the variables.
	 * @param variables the variables of the operation
	 * @return the run id, or {@code null} if there is none
	 */
	public @Nullable String runIdIn(Map<String, ?> variables) {
		return (!isCustom() && variables.get(RUN_ID) instanceof String runId) ? runId : null;
	}

	/**
	 * Return the run id of a result.
	 * @param result the result
	 * @return the run id, or {@code null} if there is none
	 */
	public @Nullable String runIdOf(T result) {
		return (this.subject != null) ? this.subject.apply(result) : null;
	}

	/**
	 * Load the document and the readers. May block.
	 */
	public void prepare() {
		this.dataReader.prepare();
		this.content.prepare();
	}

	/**
	 * Return whether the operation can be executed without loading anything.
	 * @return {@code true} if it has been prepared
	 */
	public boolean isPrepared() {
		return this.content.isPrepared();
	}

	/**
	 * Return the complete document.
	 * @return the text, including the fragments that it refers to
	 * @throws IllegalStateException if the operation is not a GraphQL operation
	 */
	public String document() {
		return this.content.text();
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
		return this.content.body(write(variables));
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

	@Override
	public String toString() {
		return this.traits.kind() + ((name() != null) ? " " + name() : "");
	}

	/**
	 * Builder for an operation.
	 *
	 * @param <T> the result
	 */
	public static final class Builder<T> {

		private final String name;

		private final OperationKind kind;

		private final RequestContent content;

		private final String rootField;

		private final Map<String, Class<? extends T>> results = new HashMap<>();

		private final Map<String, ErrorFactory> errors = new HashMap<>();

		private @Nullable DataReader<T> dataReader;

		private TimeoutKind timeout = TimeoutKind.READ;

		private @Nullable Requirement requirement;

		private List<String> youngerFields = List.of();

		private Builder(String name, OperationKind kind, Supplier<String> document, String rootField) {
			this(name, kind, new Document(name, document), rootField);
		}

		private Builder(String name, OperationKind kind, RequestContent content, String rootField) {
			this.name = name;
			this.kind = kind;
			this.content = content;
			this.rootField = rootField;
		}

		/**
		 * Set the first version of the server that supports the operation. If an older
		 * server rejects the document,
		 * {@link io.github.dagstergraphql.client.error.UnsupportedServerVersionException}
		 * is thrown.
		 * @param version the version, such as {@code 1.5.0}
		 * @param feature the purpose of the operation, for the message of the exception
		 * @return this builder
		 */
		public Builder<T> since(String version, String feature) {
			this.requirement = new Requirement(version, feature);
			return this;
		}

		/**
		 * Add fields and types that older servers do not have. The operation is executed
		 * without those that the server does not have.
		 * @param names the names of fields and types, each of which is at the beginning
		 * of its own line in the document, after {@code ... on} for a type
		 * @return this builder
		 */
		public Builder<T> younger(String... names) {
			return younger(List.of(names));
		}

		/**
		 * Add fields and types that older servers do not have.
		 * @param names the names of fields and types
		 * @return this builder
		 * @see #younger(String...)
		 */
		public Builder<T> younger(List<String> names) {
			this.youngerFields = Stream.concat(this.youngerFields.stream(), names.stream()).toList();
			return this;
		}

		/**
		 * Set the timeout that applies. Defaults to the read timeout.
		 * @param timeout the timeout
		 * @return this builder
		 */
		public Builder<T> timeout(TimeoutKind timeout) {
			this.timeout = timeout;
			return this;
		}

		/**
		 * Read GraphQL types into a record. All other types are errors.
		 * @param record the record
		 * @param typeNames the types, which may have another name in older servers
		 * @return this builder
		 */
		public Builder<T> on(Class<? extends T> record, String... typeNames) {
			for (String typeName : typeNames) {
				this.results.put(typeName, record);
			}
			return this;
		}

		/**
		 * Set a custom reader for the {@code data} of the response. Defaults to a reader
		 * for a union of types.
		 * @param dataReader the reader
		 * @return this builder
		 */
		public Builder<T> read(DataReader<T> dataReader) {
			this.dataReader = dataReader;
			return this;
		}

		/**
		 * Set the exception for a typed error. Any other error that is not common to all
		 * operations leads to an
		 * {@link io.github.dagstergraphql.client.error.UnrecognizedServerErrorException}.
		 * @param type the GraphQL type
		 * @param exception creates the exception
		 * @return this builder
		 */
		public Builder<T> error(String type, ErrorFactory.Simple exception) {
			this.errors.put(type, (error, message, redactor) -> exception.create(type, message, error.message()));
			return this;
		}

		/**
		 * Set the exceptions for typed errors that several operations share.
		 * @param exceptions creates the exceptions, by GraphQL type
		 * @return this builder
		 */
		public Builder<T> errors(Map<String, ErrorFactory> exceptions) {
			this.errors.putAll(exceptions);
			return this;
		}

		/**
		 * Create the operation.
		 * @return the operation
		 */
		public Operation<T> build() {
			Assert.state(this.dataReader == null || this.results.isEmpty(),
					() -> this.name + " must not have both a reader and results");
			DataReader<T> reader = (this.dataReader != null) ? this.dataReader
					: new UnionReader<>(this.rootField, this.results);
			return new Operation<>(new OperationTraits(this.name, this.kind, false, this.timeout, this.requirement,
					this.youngerFields, Map.copyOf(this.errors)), this.content, reader, null);
		}

	}

}
