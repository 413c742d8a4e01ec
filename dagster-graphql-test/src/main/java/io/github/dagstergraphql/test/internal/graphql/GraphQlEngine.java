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
		Document document;
		try {
			document = parse(request);
		}
		catch (InvalidSyntaxException ex) {
			return refuse(List.of(GraphQlWording.syntax(ex, request.query())));
		}
		List<ValidationError> invalid = new Validator().validateDocument(DagsterSchema.get(), document, Locale.ENGLISH);
		if (!invalid.isEmpty()) {
			GraphQlWording wording = new GraphQlWording(document);
			invalid.forEach((error) -> warnOfUnknownField(error, wording));
			return refuse(invalid.stream().map(wording::validation).toList());
		}
		String noOperation = GraphQlWording.noOperation(document, request.operationName());
		if (noOperation != null) {
			return refuse(List.of(Map.of("message", noOperation)));
		}
		RequestContext context = new RequestContext(clientName);
		ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
			.operationName(request.operationName())
			.variables(request.variables())
			.graphQLContext(
					Map.of(RequestContext.class, context, Document.class, document, ServedFields.class, this.fields))
			.build();
		return GRAPHQL.executeAsync(input).thenApply((result) -> answer(result, context, new GraphQlWording(document)));
	}

	private static void warnOfUnknownField(ValidationError error, GraphQlWording wording) {
		wording.unknownField(error)
			.ifPresent((field) -> logger.warn("The embedded Dagster does not know " + field
					+ ". It plays a part of Dagster's schema; a real server may know it."));
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

	private static GraphQlAnswer answer(ExecutionResult result, RequestContext context, GraphQlWording wording) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("data", result.getData());
		int status = context.isServerError() ? 500 : 200;
		if (!result.getErrors().isEmpty()) {
			List<Map<String, Object>> errors = new ArrayList<>();
			for (GraphQLError error : result.getErrors()) {
				boolean plain = wording.isMissingVariable(error);
				status = plain ? Math.max(status, 400) : 500;
				errors.add(wording.execution(error, plain));
			}
			body.put("errors", errors);
		}
		return new GraphQlAnswer(status, body);
	}

}
