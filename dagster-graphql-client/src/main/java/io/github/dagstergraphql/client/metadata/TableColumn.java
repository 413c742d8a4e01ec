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

package io.github.dagstergraphql.client.metadata;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Column of a table ({@code TableColumn}).
 *
 * @since 0.1.0
 */
public final class TableColumn {

	private final String name;

	private final String type;

	private final @Nullable String description;

	private final boolean nullable;

	private final boolean unique;

	private final List<String> constraints;

	private TableColumn(Builder builder) {
		this.name = builder.name;
		this.type = builder.type;
		this.description = builder.description;
		this.nullable = builder.nullable;
		this.unique = builder.unique;
		this.constraints = List.copyOf(builder.constraints);
	}

	/**
	 * Create a builder for a column. By default, the column is nullable and not unique.
	 * @param name the name
	 * @param type the type, such as {@code string}
	 * @return a builder
	 */
	public static Builder builder(String name, String type) {
		return new Builder(name, type);
	}

	/**
	 * Return the name.
	 * @return {@code TableColumn.name}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the type, any text that the user code has specified.
	 * @return {@code TableColumn.type}
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Return the description.
	 * @return {@code TableColumn.description}, or {@code null} if there is none
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether the column may be null.
	 * @return {@code TableColumnConstraints.nullable}
	 */
	public boolean isNullable() {
		return this.nullable;
	}

	/**
	 * Return whether the values of the column are unique.
	 * @return {@code TableColumnConstraints.unique}
	 */
	public boolean isUnique() {
		return this.unique;
	}

	/**
	 * Return the other constraints, each any text of the user code.
	 * @return {@code TableColumnConstraints.other}, unmodifiable
	 */
	public List<String> constraints() {
		return this.constraints;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TableColumn column && state().equals(column.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.type, this.description, this.nullable, this.unique, this.constraints);
	}

	@Override
	public String toString() {
		return "TableColumn[" + this.name + " " + this.type + "]";
	}

	/**
	 * Builder for a column.
	 */
	public static final class Builder {

		private final String name;

		private final String type;

		private @Nullable String description;

		private boolean nullable = true;

		private boolean unique;

		private List<String> constraints = List.of();

		private Builder(String name, String type) {
			Assert.notNull(name, "name must not be null");
			Assert.notNull(type, "type must not be null");
			this.name = name;
			this.type = type;
		}

		/**
		 * Set the description.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set whether the column may be null.
		 * @param nullable whether it may be null
		 * @return this builder
		 */
		public Builder nullable(boolean nullable) {
			this.nullable = nullable;
			return this;
		}

		/**
		 * Set whether the values of the column are unique.
		 * @param unique whether they are unique
		 * @return this builder
		 */
		public Builder unique(boolean unique) {
			this.unique = unique;
			return this;
		}

		/**
		 * Set the other constraints.
		 * @param constraints the constraints
		 * @return this builder
		 */
		public Builder constraints(List<String> constraints) {
			this.constraints = constraints;
			return this;
		}

		/**
		 * Create the column.
		 * @return the column
		 */
		public TableColumn build() {
			return new TableColumn(this);
		}

	}

}
