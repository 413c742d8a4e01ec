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

package io.github.dagstergraphql.contract;

import java.util.Map;

import graphql.introspection.IntrospectionQueryBuilder;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.github.dagstergraphql.client.DagsterGraphQlClient;

import org.springframework.core.ParameterizedTypeReference;

/**
 * GraphQL schema of a server, read by introspection.
 */
public final class ServerSchema {

	private ServerSchema() {
	}

	public static GraphQLSchema of(String url) {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(url).build()) {
			return of(client);
		}
	}

	public static GraphQLSchema of(DagsterGraphQlClient client) {
		// old servers support fewer parts of the introspection schema than the current
		// query requests
		String query = IntrospectionQueryBuilder.build(IntrospectionQueryBuilder.Options.defaultOptions()
			.specifiedByUrl(false)
			.directiveIsRepeatable(false)
			.isOneOf(false)
			.inputValueDeprecation(false));
		Map<String, Object> result = client.graphql()
			.document(query)
			.retrieve("")
			.toEntity(new ParameterizedTypeReference<Map<String, Object>>() {
			});
		String sdl = new SchemaPrinter().print(new IntrospectionResultToSchema().createSchemaDefinition(result));
		return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
	}

}
