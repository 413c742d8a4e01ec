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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Parses, validates and executes documents, with the status codes and the messages of
 * graphql-core, which Dagster uses.
 */
public final class GraphQlEngine {

	private static final Log logger = LogFactory.getLog(GraphQlEngine.class);

	// a real server has no limits either
	private static final ParserOptions NO_LIMITS = ParserOptions.newParserOptions()
		.maxTokens(Integer.MAX_VALUE)
		.maxWhitespaceTokens(Integer.MAX_VALUE)
		.maxCharacters(Integer.MAX_VALUE)
		.maxRuleDepth(10_000)
		.build();

	private static final GraphQL GRAPHQL = GraphQL.newGraphQL(DagsterSchema.get())
		.preparsedDocumentProvider((input, parseAndValidate) -> CompletableFuture
			.completedFuture(new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
		.build();

	private final ServedFields fields;

	/**
	 * Create an engine.
	 * @param served the served instance
	 */
	public GraphQlEngine(ServedInstance served) {
		this.fields = ServedFields.of(served);
	}

	/**
	 * Return the name of the operation to execute.
	 * @param request the request
	 * @return the name, or {@code null} if it has none or cannot be parsed
	 */
	public static @Nullable String operationName(GraphQlRequest request) {
		if (request.operationName() != null) {
			return request.operationName();
		}
		try {
			List<OperationDefinition> operations = parse(request).getDefinitionsOfType(OperationDefinition.class);
			return (operations.size() == 1) ? operations.get(0).getName() : null;
		}
		catch (InvalidSyntaxException ex) {
			return null;
		}
	}

	/**
	 * Execute a request.
	 * @param request the request
	 * @param clientName the name of the client that has sent it, or {@code null} if
	 * unknown
	 * @return the response
	 */
	public CompletableFuture<GraphQlAnswer> execute(GraphQlRequest request, @Nullable String clientName) {
		Checked checked = check(request);
		if (checked.document() == null) {
			return refuse(checked.errors());
		}
		Document document = checked.document();
		RequestContext context = new RequestContext(clientName);
		return GRAPHQL.executeAsync(input(request, document, context))
			.thenApply((result) -> answer(result, context, new GraphQlWording(document), request));
	}

	/**
	 * Execute a subscription.
	 * @param request the request
	 * @param clientName the name of the client that has sent it, or {@code null} if
	 * unknown
	 * @return the subscription
	 */
	public CompletableFuture<GraphQlSubscription> subscribe(GraphQlRequest request, @Nullable String clientName) {
		Checked checked = check(request);
		if (checked.document() == null) {
			return CompletableFuture.completedFuture(GraphQlSubscription.refused(checked.errors().get(0)));
		}
		Document document = checked.document();
		GraphQlWording wording = new GraphQlWording(document);
		Map<String, Object> noSubscription = wording.noSubscription(request.operationName());
		if (noSubscription != null) {
			return CompletableFuture.completedFuture(GraphQlSubscription.refused(noSubscription));
		}
		RequestContext context = new RequestContext(clientName);
		return GRAPHQL.executeAsync(input(request, document, context))
			.thenApply((result) -> subscription(result, context, wording, request));
	}

	private static GraphQlSubscription subscription(ExecutionResult result, RequestContext context,
			GraphQlWording wording, GraphQlRequest request) {
		if (!(result.getData() instanceof Publisher<?> results)) {
			GraphQLError error = result.getErrors().get(0);
			return GraphQlSubscription.refused(wording.execution(error, wording.isMissingVariable(error)));
		}
		return new GraphQlSubscription(null,
				Flux.from(results)
					.map((each) -> answer((ExecutionResult) each, context, wording, request).body())
					.onErrorResume((ex) -> Flux.just(failed(ex))));
	}

	// An error of the source ends the subscription, but not the connection.
	private static Map<String, @Nullable Object> failed(Throwable failure) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("data", null);
		body.put("errors", List.of(Map.of("message", String.valueOf(failure.getMessage()))));
		return body;
	}

	private static Checked check(GraphQlRequest request) {
		Document document;
		try {
			document = parse(request);
		}
		catch (InvalidSyntaxException ex) {
			return new Checked(null, List.of(GraphQlWording.syntax(ex, request.query())));
		}
		List<ValidationError> invalid = new Validator().validateDocument(DagsterSchema.get(), document, Locale.ENGLISH);
		if (!invalid.isEmpty()) {
			GraphQlWording wording = new GraphQlWording(document);
			invalid.forEach((error) -> warnOfUnknownField(error, wording));
			return new Checked(null, invalid.stream().map(wording::validation).toList());
		}
		String noOperation = GraphQlWording.noOperation(document, request.operationName());
		return (noOperation != null) ? new Checked(null, List.of(Map.of("message", noOperation)))
				: new Checked(document, List.of());
	}

	private ExecutionInput input(GraphQlRequest request, Document document, RequestContext context) {
		return ExecutionInput.newExecutionInput(request.query())
			.operationName(request.operationName())
			.variables(request.variables())
			.graphQLContext(
					Map.of(RequestContext.class, context, Document.class, document, ServedFields.class, this.fields))
			.build();
	}

	private static void warnOfUnknownField(ValidationError error, GraphQlWording wording) {
		wording.unknownField(error)
			.ifPresent((field) -> logger.warn("The embedded Dagster does not support " + field
					+ ". It supports a part of Dagster's schema only; a real server may support it."));
	}

	private static Document parse(GraphQlRequest request) {
		return Parser
			.parse(ParserEnvironment.newParserEnvironment().document(request.query()).parserOptions(NO_LIMITS).build());
	}

	private static CompletableFuture<GraphQlAnswer> refuse(List<Map<String, Object>> errors) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("data", null);
		body.put("errors", errors);
		return CompletableFuture.completedFuture(new GraphQlAnswer(400, body));
	}

	private static GraphQlAnswer answer(ExecutionResult result, RequestContext context, GraphQlWording wording,
			GraphQlRequest request) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("data", result.getData());
		int status = context.isServerError() ? 500 : 200;
		if (!result.getErrors().isEmpty()) {
			List<Map<String, Object>> errors = new ArrayList<>();
			for (GraphQLError error : result.getErrors()) {
				if (wording.isMissingVariable(error)) {
					status = Math.max(status, 400);
					errors.addAll(wording.missingVariables(error, request));
				}
				else {
					status = 500;
					errors.add(wording.execution(error, false));
				}
			}
			body.put("errors", errors);
		}
		return new GraphQlAnswer(status, body);
	}

	/**
	 * A document, or the errors of an invalid one.
	 *
	 * @param document the document, or {@code null}
	 * @param errors the errors
	 */
	private record Checked(@Nullable Document document, List<Map<String, Object>> errors) {

	}

}
