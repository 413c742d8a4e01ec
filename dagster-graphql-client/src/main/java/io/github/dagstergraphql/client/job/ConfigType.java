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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Type of a value in the run config of a job ({@code ConfigType}).
 *
 * @since 0.1.0
 * @see RunConfigSchema
 */
public sealed interface ConfigType {

	/**
	 * Return the key, which identifies the type in the schema of a job.
	 * @return the key, such as {@code String}, {@code Array.Int}, or a hash for types
	 * without a name
	 */
	String key();

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	@Nullable String description();

	/**
	 * Type of scalar values.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param name the name: {@code String}, {@code Int}, {@code Float} or {@code Bool}
	 * @since 0.1.0
	 */
	record Scalar(String key, @Nullable String description, String name) implements ConfigType {

	}

	/**
	 * Type of any values, including {@code null}. Also returned for types that this
	 * version of the client does not know.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @since 0.1.0
	 */
	record Anything(String key, @Nullable String description) implements ConfigType {

	}

	/**
	 * Type of texts from a fixed set.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param name the name of the enum
	 * @param values the values, in the order of their definition
	 * @since 0.1.0
	 */
	record Enumeration(String key, @Nullable String description, String name,
			List<Value> values) implements ConfigType {

		public Enumeration {
			values = List.copyOf(values);
		}

		/**
		 * Value of an enum.
		 *
		 * @param value the text to use in run config
		 * @param description the description, or {@code null}
		 * @since 0.1.0
		 */
		public record Value(String value, @Nullable String description) {

		}

	}

	/**
	 * Type of lists.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param items the type of the items
	 * @since 0.1.0
	 */
	record ArrayOf(String key, @Nullable String description, ConfigType items) implements ConfigType {

	}

	/**
	 * Type of maps with any keys of a type.
	 *
	 * @param key the key of this type
	 * @param description the description, or {@code null}
	 * @param keys the type of the keys
	 * @param values the type of the values
	 * @param keyLabel the meaning of the keys, or {@code null}
	 * @since 0.1.0
	 */
	record MapOf(String key, @Nullable String description, ConfigType keys, ConfigType values,
			@Nullable String keyLabel) implements ConfigType {

	}

	/**
	 * Type of values that may be {@code null}.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param type the type of other values
	 * @since 0.1.0
	 */
	record Noneable(String key, @Nullable String description, ConfigType type) implements ConfigType {

	}

	/**
	 * Type of values that are either scalar, or a map or list, such as
	 * <code>"secret"</code> or <code>{"env": "SECRET"}</code>.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param scalar the type of scalar values
	 * @param nonScalar the type of maps and lists
	 * @since 0.1.0
	 */
	record ScalarUnion(String key, @Nullable String description, ConfigType scalar,
			ConfigType nonScalar) implements ConfigType {

	}

	/**
	 * Type of maps with defined fields.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param fields the fields, by name
	 * @param permissive whether other fields are accepted as well
	 * @since 0.1.0
	 */
	record Shape(String key, @Nullable String description, List<ConfigField> fields,
			boolean permissive) implements ConfigType {

		public Shape {
			fields = List.copyOf(fields);
		}

		/**
		 * Return the key and the names of the fields.
		 */
		@Override
		public String toString() {
			return "Shape[" + this.key + ", fields=" + this.fields.stream().map(ConfigField::name).toList()
					+ ", permissive=" + this.permissive + "]";
		}

	}

	/**
	 * Type of maps with exactly one of the defined fields.
	 *
	 * @param key the key
	 * @param description the description, or {@code null}
	 * @param fields the fields, by name
	 * @since 0.1.0
	 */
	record Selector(String key, @Nullable String description, List<ConfigField> fields) implements ConfigType {

		public Selector {
			fields = List.copyOf(fields);
		}

		/**
		 * Return the key and the names of the fields.
		 */
		@Override
		public String toString() {
			return "Selector[" + this.key + ", fields=" + this.fields.stream().map(ConfigField::name).toList() + "]";
		}

	}

}
