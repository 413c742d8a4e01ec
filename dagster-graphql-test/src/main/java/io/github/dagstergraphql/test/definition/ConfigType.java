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

package io.github.dagstergraphql.test.definition;

import java.util.List;

import org.springframework.util.Assert;

/**
 * The type of a value in run config, as in the {@code config_schema} of an op. The
 * embedded Dagster validates run config against it as Dagster does, with the same errors.
 *
 * @since 0.1.0
 */
public sealed interface ConfigType {

	/** A text ({@code String}, {@code str}). */
	ConfigType STRING = new Scalar("String");

	/** A whole number ({@code Int}, {@code int}). */
	ConfigType INT = new Scalar("Int");

	/** A number ({@code Float}, {@code float}). */
	ConfigType FLOAT = new Scalar("Float");

	/** A boolean ({@code Bool}, {@code bool}). */
	ConfigType BOOL = new Scalar("Bool");

	/** Anything ({@code Any}), null included. */
	ConfigType ANY = new Anything();

	/**
	 * A text, or the name of an environment variable with the text
	 * ({@code StringSource}). A {@code str} of a Pythonic {@code Config} class has this
	 * type.
	 */
	ConfigType STRING_SOURCE = source(STRING);

	/**
	 * A whole number, or the name of an environment variable with the number
	 * ({@code IntSource}). An {@code int} of a Pythonic {@code Config} class has this
	 * type.
	 */
	ConfigType INT_SOURCE = source(INT);

	/**
	 * A boolean, or the name of an environment variable with the boolean
	 * ({@code BoolSource}).
	 */
	ConfigType BOOL_SOURCE = source(BOOL);

	/**
	 * Return the type of a list ({@code Array}, {@code [String]}).
	 * @param items the type of each item
	 * @return the type
	 */
	static ConfigType array(ConfigType items) {
		return new ArrayOf(items);
	}

	/**
	 * Return the type of a dictionary with arbitrary keys ({@code Map}, {@code {str:
	 * int}}).
	 * @param keys the type of each key, a scalar
	 * @param values the type of each value
	 * @return the type
	 */
	static ConfigType map(ConfigType keys, ConfigType values) {
		return new MapOf(keys, values);
	}

	/**
	 * Return the type of a value that may be null ({@code Noneable}). A field of this
	 * type is optional.
	 * @param type the type of a value that is not null
	 * @return the type
	 */
	static ConfigType noneable(ConfigType type) {
		return new Noneable(type);
	}

	/**
	 * Return the type of a value that is one of several texts ({@code Enum}).
	 * @param name the name of the enum
	 * @param values the texts
	 * @return the type
	 */
	static ConfigType enumeration(String name, String... values) {
		return new Enumeration(name, List.of(values));
	}

	/**
	 * Return the type of a dictionary with these fields and no others ({@code Shape}, a
	 * plain dictionary in a {@code config_schema}).
	 * @param fields the fields
	 * @return the type
	 * @throws IllegalArgumentException if two fields have the same name
	 */
	static ConfigType shape(ConfigField... fields) {
		return new Shape(List.of(fields), false);
	}

	/**
	 * Return the type of a dictionary with these fields and any others
	 * ({@code Permissive}).
	 * @param fields the known fields
	 * @return the type
	 * @throws IllegalArgumentException if two fields have the same name
	 */
	static ConfigType permissive(ConfigField... fields) {
		return new Shape(List.of(fields), true);
	}

	/**
	 * Return the type of a dictionary with exactly one of these fields
	 * ({@code Selector}).
	 * @param fields the fields
	 * @return the type
	 * @throws IllegalArgumentException if two fields have the same name, or there are no
	 * fields
	 */
	static ConfigType selector(ConfigField... fields) {
		return new Selector(List.of(fields));
	}

	/**
	 * Return the type of a value that is either a scalar or of another type
	 * ({@code ScalarUnion}).
	 * @param scalar the type of values other than lists and dictionaries
	 * @param nonScalar the type of lists and dictionaries
	 * @return the type
	 */
	static ConfigType scalarUnion(ConfigType scalar, ConfigType nonScalar) {
		return new ScalarUnion(scalar, nonScalar);
	}

	private static ConfigType source(ConfigType scalar) {
		return scalarUnion(scalar, selector(ConfigField.of("env", STRING)));
	}

	/**
	 * Return whether a field of this type is optional.
	 * @return {@code true} if no part of it is required
	 */
	default boolean isOptional() {
		return false;
	}

	/**
	 * A scalar.
	 *
	 * @param name {@code String}, {@code Int}, {@code Float} or {@code Bool}
	 */
	record Scalar(String name) implements ConfigType {

	}

	/**
	 * Any value.
	 */
	record Anything() implements ConfigType {

	}

	/**
	 * A list.
	 *
	 * @param items the type of each item
	 */
	record ArrayOf(ConfigType items) implements ConfigType {

	}

	/**
	 * A dictionary with arbitrary keys.
	 *
	 * @param keys the type of each key
	 * @param values the type of each value
	 */
	record MapOf(ConfigType keys, ConfigType values) implements ConfigType {

	}

	/**
	 * A value that may be null.
	 *
	 * @param type the type of a value that is not null
	 */
	record Noneable(ConfigType type) implements ConfigType {

		@Override
		public boolean isOptional() {
			return true;
		}

	}

	/**
	 * One of several texts.
	 *
	 * @param name the name of the enum
	 * @param values the texts
	 */
	record Enumeration(String name, List<String> values) implements ConfigType {

		/**
		 * Create an enumeration.
		 * @param name the name of the enum
		 * @param values the texts
		 */
		public Enumeration(String name, List<String> values) {
			Assert.hasText(name, "the enum must have a name");
			this.name = name;
			this.values = List.copyOf(values);
		}

	}

	/**
	 * A dictionary with known fields.
	 *
	 * @param fields the fields, sorted by name
	 * @param permissive whether other fields are allowed
	 */
	record Shape(List<ConfigField> fields, boolean permissive) implements ConfigType {

		/**
		 * Create a shape.
		 * @param fields the fields
		 * @param permissive whether other fields are allowed
		 */
		public Shape(List<ConfigField> fields, boolean permissive) {
			this.fields = ConfigField.sorted(fields);
			this.permissive = permissive;
		}

		@Override
		public boolean isOptional() {
			return this.fields.stream().noneMatch(ConfigField::isRequired);
		}

	}

	/**
	 * A dictionary with exactly one of its fields.
	 *
	 * @param fields the fields, sorted by name
	 */
	record Selector(List<ConfigField> fields) implements ConfigType {

		/**
		 * Create a selector.
		 * @param fields the fields
		 */
		public Selector(List<ConfigField> fields) {
			Assert.notEmpty(fields, "a selector must have fields");
			this.fields = ConfigField.sorted(fields);
		}

		@Override
		public boolean isOptional() {
			return this.fields.size() == 1 && !this.fields.get(0).isRequired();
		}

	}

	/**
	 * Either a scalar or a value of another type.
	 *
	 * @param scalar the type of values other than lists and dictionaries
	 * @param nonScalar the type of lists and dictionaries
	 */
	record ScalarUnion(ConfigType scalar, ConfigType nonScalar) implements ConfigType {

	}

}
