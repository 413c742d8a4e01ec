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

package io.github.dagstergraphql.differential;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/**
 * Selections of random fields of the embedded schema, all of which the real one must
 * support.
 */
final class RandomSelection {

	// how many there are is a matter of timing and of what the steps do, or of all the
	// types that Dagster knows
	private static final Set<String> UNCOMPARABLE = Set.of("events", "eventConnection", "environmentPath",
			"allConfigTypes");

	private final GraphQLSchema schema;

	private final Random random;

	RandomSelection(GraphQLSchema schema, Random random) {
		this.schema = schema;
		this.random = random;
	}

	String of(String rootField) {
		return of(this.schema.getQueryType().getFieldDefinition(rootField).getType(), 4, "");
	}

	private String of(GraphQLOutputType output, int depth, String prefix) {
		GraphQLType type = GraphQLTypeUtil.unwrapAll(output);
		if (type instanceof GraphQLUnionType union) {
			return "{ __typename " + union.getTypes()
				.stream()
				.map(GraphQLNamedType::getName)
				.map((name) -> "... on " + name + " " + of(this.schema.getObjectType(name), depth, name + "_"))
				.filter((fragment) -> !fragment.endsWith("{ }"))
				.collect(Collectors.joining(" ")) + " }";
		}
		if (type instanceof GraphQLObjectType object) {
			return of(object, depth, prefix);
		}
		// interfaces are only reached through fields that have all they need
		return "{ __typename }";
	}

	private String of(GraphQLObjectType type, int depth, String prefix) {
		List<GraphQLFieldDefinition> fields = type.getFieldDefinitions()
			.stream()
			.filter((field) -> !UNCOMPARABLE.contains(field.getName()))
			.filter((field) -> field.getArguments()
				.stream()
				.noneMatch((arg) -> GraphQLTypeUtil.isNonNull(arg.getType())))
			.filter((field) -> this.random.nextInt(3) > 0)
			.filter((field) -> depth > 0 || GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLScalarType)
			.toList();
		String selection = fields.stream()
			.map((field) -> prefix.isEmpty() ? field(field, depth, "")
					: prefix + field.getName() + ": " + field(field, depth, ""))
			.collect(Collectors.joining(" "));
		return selection.isEmpty() ? "{ __typename }" : "{ " + selection + " }";
	}

	private String field(GraphQLFieldDefinition field, int depth, String prefix) {
		GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
		boolean leaf = type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
		return leaf ? field.getName() : field.getName() + " " + of(field.getType(), depth - 1, prefix);
	}

}
