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

import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import io.github.dagstergraphql.test.internal.python.Python;

/**
 * Ids as accepted by graphql-core: texts and whole numbers only.
 */
final class IdCoercing implements Coercing<String, String> {

	@Override
	public String serialize(Object value, GraphQLContext context, Locale locale) {
		return value.toString();
	}

	@Override
	public String parseValue(Object input, GraphQLContext context, Locale locale) {
		if (input instanceof String || Python.isInt(input)) {
			return input.toString();
		}
		throw new CoercingParseValueException("ID cannot represent value: " + Python.repr(input));
	}

	@Override
	public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
		if (input instanceof StringValue string) {
			return String.valueOf(string.getValue());
		}
		if (input instanceof IntValue number) {
			return number.getValue().toString();
		}
		throw new CoercingParseLiteralException("ID cannot represent a non-string and non-integer value");
	}

}
