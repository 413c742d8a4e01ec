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

package io.github.dagstergraphql.client.job;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Field in the run config of a job ({@code ConfigTypeField}).
 *
 * @since 0.1.0
 * @see ConfigType.Shape
 * @see ConfigType.Selector
 */
public final class ConfigField {

	private final String name;

	private final ConfigType type;

	private final @Nullable String description;

	private final boolean required;

	private final boolean secret;

	private final boolean defaultProvided;

	private final @Nullable Object defaultValue;

	private ConfigField(Builder builder) {
		this.name = builder.name;
		this.type = builder.type;
		this.description = builder.description;
		this.required = builder.required;
		this.secret = builder.secret;
		this.defaultProvided = builder.defaultProvided;
		this.defaultValue = builder.defaultValue;
	}

	/**
	 * Create a builder for a field, for example for tests.
	 * @param name the name
	 * @param type the type
	 * @return the builder
	 * @throws IllegalArgumentException if the name is blank
	 */
	public static Builder builder(String name, ConfigType type) {
		return new Builder(name, type);
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the type of the values.
	 * @return the type
	 */
	public ConfigType type() {
		return this.type;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether a value is required.
	 * @return {@code false} if the field may be omitted
	 */
	public boolean isRequired() {
		return this.required;
	}

	/**
	 * Return whether the values are declared as secret, as newer versions of Dagster
	 * report.
	 * @return {@code true} if a user interface must not show the value
	 */
	public boolean isSecret() {
		return this.secret;
	}

	/**
	 * Return whether there is a default value, which may be {@code null}.
	 * @return {@code true} if the value applies where the field is omitted
	 */
	public boolean hasDefaultValue() {
		return this.defaultProvided;
	}

	/**
	 * Return the default value, as unmodifiable maps and lists, texts, numbers and
	 * booleans.
	 * @return the value, {@code null} if there is none; Dagster masks that of a secret
	 * field
	 */
	public @Nullable Object defaultValue() {
		return this.defaultValue;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof ConfigField that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.name, this.type, this.description, this.required, this.secret, this.defaultProvided,
				this.defaultValue);
	}

	/**
	 * Return the field without its default value, which may be confidential.
	 */
	@Override
	public String toString() {
		return "ConfigField[" + this.name + ", type=" + this.type.key() + ", required=" + this.required + ", secret="
				+ this.secret + "]";
	}

	/**
	 * Builder for a {@link ConfigField}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String name;

		private final ConfigType type;

		private @Nullable String description;

		private boolean required = true;

		private boolean secret;

		private boolean defaultProvided;

		private @Nullable Object defaultValue;

		private Builder(String name, ConfigType type) {
			Assert.hasText(name, "name must not be empty");
			Assert.notNull(type, "type must not be null");
			this.name = name;
			this.type = type;
		}

		/**
		 * Set the description. Defaults to none.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set whether a value is required. Defaults to {@code true}.
		 * @param required whether it is
		 * @return this builder
		 */
		public Builder required(boolean required) {
			this.required = required;
			return this;
		}

		/**
		 * Set whether the values are secret. Defaults to {@code false}.
		 * @param secret whether they are
		 * @return this builder
		 */
		public Builder secret(boolean secret) {
			this.secret = secret;
			return this;
		}

		/**
		 * Set the default value. Defaults to none.
		 * @param defaultValue the value, which may be {@code null}: maps, lists, texts,
		 * numbers and booleans
		 * @return this builder
		 */
		public Builder defaultValue(@Nullable Object defaultValue) {
			this.defaultProvided = true;
			this.defaultValue = defaultValue;
			return this;
		}

		/**
		 * Create the field.
		 * @return the field
		 */
		public ConfigField build() {
			return new ConfigField(this);
		}

	}

}
