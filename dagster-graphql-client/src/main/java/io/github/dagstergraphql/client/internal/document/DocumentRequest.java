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

package io.github.dagstergraphql.client.internal.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.OperationKind;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.stream.SubscriptionException;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import org.springframework.util.Assert;

/**
 * Request with a document of the application, under construction.
 */
final class DocumentRequest {

	// no limit on the size of the application's documents, since the server has none
	private static final ParserOptions NO_LIMITS = ParserOptions.newParserOptions()
		.maxTokens(Integer.MAX_VALUE)
		.maxWhitespaceTokens(Integer.MAX_VALUE)
		.maxCharacters(Integer.MAX_VALUE)
		.build();

	private final DagsterTransport transport;

	private final Mono<String> document;

	private final String source;

	private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();

	private @Nullable String operationName;

	private @Nullable Duration timeout;

	private volatile boolean mutation;

	/**
	 * Create a new request.
	 * @param transport the transport
	 * @param document loads the text of the document
	 * @param source the source of the document, for messages
	 */
	DocumentRequest(DagsterTransport transport, Mono<String> document, String source) {
		this.transport = transport;
		this.document = document;
		this.source = source;
	}

	void operationName(String name) {
		Assert.hasText(name, "operation name must not be empty");
		this.operationName = name;
	}

	void variable(String name, @Nullable Object value) {
		Assert.hasText(name, "variable name must not be empty");
		this.variables.put(name, (value != null) ? Json.toTree(value, "variable " + MessageText.name(name)) : null);
	}

	void timeout(Duration timeout) {
		this.timeout = Timeouts.positive(timeout, "timeout");
	}

	/**
	 * Return whether the request is a mutation.
	 * @return {@code false} as well if nothing has been sent yet
	 */
	boolean isMutation() {
		return this.mutation;
	}

	/**
	 * Execute the request.
	 * @param path the path to the requested part of the data
	 * @return that part of the response, or a null node
	 */
	Mono<JsonNode> execute(String path) {
		Map<String, @Nullable Object> values = Collections.unmodifiableMap(new LinkedHashMap<>(this.variables));
		// the document may be loaded on a thread without the context of the caller
		return this.transport.together(this.document.flatMap((text) -> {
			Document parsed = parse(text);
			OperationDefinition definition = select(parsed);
			Assert.isTrue(definition.getOperation() != OperationDefinition.Operation.SUBSCRIPTION,
					() -> this.source + " is a subscription: use retrieveSubscription(..) of the reactive client");
			boolean mutation = definition.getOperation() == OperationDefinition.Operation.MUTATION;
			this.mutation = mutation;
			Operation<Found> operation = operation(definition, mutation ? OperationKind.MUTATION : OperationKind.QUERY,
					text, path);
			return this.transport
				.execute(new Request<>(operation, values, confidential(parsed, values), null), timeoutOf(operation))
				.map(Found::node);
		}));
	}

	/**
	 * Execute the subscription.
	 * @param path the path to the requested part of the data
	 * @return that part of each response, or a null node
	 */
	Flux<JsonNode> subscribe(String path) {
		Map<String, @Nullable Object> values = Collections.unmodifiableMap(new LinkedHashMap<>(this.variables));
		return this.transport.together(this.document.flatMapMany((text) -> {
			Document parsed = parse(text);
			OperationDefinition definition = select(parsed);
			Assert.isTrue(definition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION,
					() -> this.source + " is not a subscription: use retrieve(..)");
			Operation<Found> operation = operation(definition, OperationKind.SUBSCRIPTION, text, path);
			return this.transport.subscribe(new Request<>(operation, values, confidential(parsed, values), null))
				.map(Found::node);
		})).onErrorMap(SubscriptionException.class, SubscriptionException::failure);
	}

	private static Operation<Found> operation(OperationDefinition definition, OperationKind kind, String text,
			String path) {
		return Operation.custom(definition.getName(), kind, text,
				DataReader.tree((data) -> follow(data, path).map(Found::new)));
	}

	private static Supplier<?> confidential(Document document, Map<String, @Nullable Object> variables) {
		return () -> List.of(variables, literals(document));
	}

	// Values may be literals in the document instead of variables.
	private static List<String> literals(Document document) {
		List<String> literals = new ArrayList<>();
		new NodeTraverser().preOrder(new NodeVisitorStub() {

			@Override
			public TraversalControl visitStringValue(StringValue value, TraverserContext<Node> context) {
				literals.add(value.getValue());
				return TraversalControl.CONTINUE;
			}

		}, document);
		return literals;
	}

	private Timeout timeoutOf(Operation<?> operation) {
		return (this.timeout != null) ? new Timeout("request timeout", this.timeout)
				: this.transport.timeouts().of(operation.timeout());
	}

	private static Result<JsonNode> follow(JsonNode data, String path) {
		JsonNode node = data;
		for (String field : path.isEmpty() ? List.<String>of() : List.of(path.split("\\."))) {
			node = node.path(field);
		}
		return (node.isMissingNode() || node.isNull()) ? new Result.Nothing<>(NullNode.getInstance())
				: new Result.Value<>(node);
	}

	/**
	 * Check that the text is valid GraphQL.
	 * @param text the document
	 * @return the parsed document
	 */
	Document parse(String text) {
		try {
			return Parser
				.parse(ParserEnvironment.newParserEnvironment().document(text).parserOptions(NO_LIMITS).build());
		}
		catch (InvalidSyntaxException ex) {
			throw new IllegalArgumentException("%s is not valid GraphQL: line %d, column %d".formatted(this.source,
					ex.getLocation().getLine(), ex.getLocation().getColumn()));
		}
	}

	private OperationDefinition select(Document parsed) {
		List<OperationDefinition> operations = parsed.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.filter((operation) -> this.operationName == null || this.operationName.equals(operation.getName()))
			.toList();
		Assert.isTrue(!operations.isEmpty(), () -> this.source + " has no operation"
				+ ((this.operationName != null) ? " \"" + MessageText.name(this.operationName) + "\"" : ""));
		Assert.isTrue(operations.size() == 1,
				() -> this.source + " has several operations: select one with operationName(..)");
		return operations.get(0);
	}

	@Override
	public String toString() {
		return this.source;
	}

	/**
	 * A result whose {@code toString()} omits the data, because Reactor logs results that
	 * have no subscriber any more.
	 *
	 * @param node the result
	 */
	private record Found(JsonNode node) {

		@Override
		public String toString() {
			return "Found";
		}

	}

}
