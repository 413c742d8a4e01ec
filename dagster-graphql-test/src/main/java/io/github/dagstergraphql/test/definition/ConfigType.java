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
 * embedded Dagster checks run config against it as Dagster does, with the same errors.
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
	 * A text, or the name of an environment variable that has it ({@code StringSource}):
	 * what a {@code str} of a pythonic {@code Config} class becomes.
	 */
	ConfigType STRING_SOURCE = source(STRING);

	/**
	 * A whole number, or the name of an environment variable that has it
	 * ({@code IntSource}): what an {@code int} of a pythonic {@code Config} class
	 * becomes.
	 */
	ConfigType INT_SOURCE = source(INT);

	/**
	 * A boolean, or the name of an environment variable that has it ({@code BoolSource}).
	 */
	ConfigType BOOL_SOURCE = source(BOOL);

	/**
	 * A list ({@code Array}, {@code [String]}).
	 * @param items the type of each item
	 * @return the type
	 */
	static ConfigType array(ConfigType items) {
		return new ArrayOf(items);
	}

	/**
	 * A dictionary whose keys are free ({@code Map}, {@code {str: int}}).
	 * @param keys the type of each key, a scalar
	 * @param values the type of each value
	 * @return the type
	 */
	static ConfigType map(ConfigType keys, ConfigType values) {
		return new MapOf(keys, values);
	}

	/**
	 * A value that may also be null ({@code Noneable}). A field of this type need not be
	 * given.
	 * @param type the type of what is not null
	 * @return the type
	 */
	static ConfigType noneable(ConfigType type) {
		return new Noneable(type);
	}

	/**
	 * One of several texts ({@code Enum}).
	 * @param name the name of the enum
	 * @param values the texts
	 * @return the type
	 */
	static ConfigType enumeration(String name, String... values) {
		return new Enumeration(name, List.of(values));
	}

	/**
	 * A dictionary with these fields and no others ({@code Shape}, a plain dictionary in
	 * a {@code config_schema}).
	 * @param fields the fields
	 * @return the type
	 * @throws IllegalArgumentException if two fields have the same name
	 */
	static ConfigType shape(ConfigField... fields) {
		return new Shape(List.of(fields), false);
	}

	/**
	 * A dictionary with these fields and any others ({@code Permissive}).
	 * @param fields the fields that are known
	 * @return the type
	 * @throws IllegalArgumentException if two fields have the same name
	 */
	static ConfigType permissive(ConfigField... fields) {
		return new Shape(List.of(fields), true);
	}

	/**
	 * A dictionary with exactly one of these fields ({@code Selector}).
	 * @param fields the fields
	 * @return the type
	 * @throws IllegalArgumentException if two fields have the same name, or there is none
	 */
	static ConfigType selector(ConfigField... fields) {
		return new Selector(List.of(fields));
	}

	/**
	 * Either a scalar or something else ({@code ScalarUnion}).
	 * @param scalar the type of what is neither a list nor a dictionary
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
	 * Return whether a field of this type need not be given.
	 * @return {@code true} if nothing in it is required
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
	 * Anything.
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
	 * A dictionary whose keys are free.
	 *
	 * @param keys the type of each key
	 * @param values the type of each value
	 */
	record MapOf(ConfigType keys, ConfigType values) implements ConfigType {

	}

	/**
	 * A value that may also be null.
	 *
	 * @param type the type of what is not null
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
		 * Check and copy the values.
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
	 * @param fields the fields, by name
	 * @param permissive whether it may have others
	 */
	record Shape(List<ConfigField> fields, boolean permissive) implements ConfigType {

		/**
		 * Check and sort the fields.
		 * @param fields the fields
		 * @param permissive whether it may have others
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
	 * @param fields the fields, by name
	 */
	record Selector(List<ConfigField> fields) implements ConfigType {

		/**
		 * Check and sort the fields.
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
	 * Either a scalar or something else.
	 *
	 * @param scalar the type of what is neither a list nor a dictionary
	 * @param nonScalar the type of lists and dictionaries
	 */
	record ScalarUnion(ConfigType scalar, ConfigType nonScalar) implements ConfigType {

	}

}
