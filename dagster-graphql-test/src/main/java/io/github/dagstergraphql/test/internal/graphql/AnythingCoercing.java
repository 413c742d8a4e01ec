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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import org.jspecify.annotations.Nullable;

/**
 * A scalar that accepts any JSON, as {@code RunConfigData} does.
 */
final class AnythingCoercing implements Coercing<Object, Object> {

	@Override
	public Object serialize(Object value, GraphQLContext context, Locale locale) {
		return value;
	}

	@Override
	public Object parseValue(Object input, GraphQLContext context, Locale locale) {
		return input;
	}

	@Override
	public @Nullable Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		if (input instanceof StringValue string) {
			return string.getValue();
		}
		if (input instanceof BooleanValue bool) {
			return bool.isValue();
		}
		if (input instanceof IntValue number) {
			return number.getValue();
		}
		if (input instanceof FloatValue number) {
			return number.getValue();
		}
		if (input instanceof EnumValue name) {
			return name.getName();
		}
		if (input instanceof ArrayValue array) {
			return array.getValues()
				.stream()
				.map((value) -> parseLiteral(value, variables, context, locale))
				.collect(Collectors.toList());
		}
		if (input instanceof ObjectValue object) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			for (ObjectField field : (List<ObjectField>) object.getObjectFields()) {
				map.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
			}
			return map;
		}
		return (input instanceof VariableReference variable) ? variables.get(variable.getName()) : null;
	}

}
