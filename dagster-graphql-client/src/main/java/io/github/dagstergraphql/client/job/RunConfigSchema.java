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

import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Schema of the run config of a job ({@code RunConfigSchema}), as a tree of types and as
 * JSON Schema.
 *
 * @since 0.1.0
 */
public final class RunConfigSchema {

	private final ConfigType root;

	private RunConfigSchema(ConfigType root) {
		this.root = root;
	}

	/**
	 * Create a schema, for example for tests.
	 * @param root the type of the whole run config
	 * @return the schema
	 */
	public static RunConfigSchema of(ConfigType root) {
		Assert.notNull(root, "root must not be null");
		return new RunConfigSchema(root);
	}

	/**
	 * Return the type of the whole run config.
	 * @return the type, whose fields are the sections of the run config, such as
	 * {@code ops} and {@code resources}
	 */
	public ConfigType root() {
		return this.root;
	}

	/**
	 * Convert the schema to JSON Schema (draft 2020-12), for forms, editors and
	 * validators. It has the descriptions and default values of the fields, except for
	 * the default values of secret fields, which are {@code writeOnly}.
	 * <p>
	 * Every run config that Dagster rejects is rejected by the JSON Schema, except for
	 * numbers such as {@code 1.0}, which are integers in JSON Schema only. A run config
	 * that is rejected by the JSON Schema but accepted by Dagster has a boolean in place
	 * of a {@code Float}, or fields under a former name, such as {@code solids}.
	 * @return the JSON Schema as unmodifiable maps and lists, texts, numbers and booleans
	 */
	public Map<String, @Nullable Object> toJsonSchema() {
		return JsonSchema.of(this.root);
	}

	/**
	 * Convert the schema to JSON Schema as text, for example for a file that an editor
	 * uses.
	 * @return {@link #toJsonSchema()} as indented JSON
	 */
	public String toJsonSchemaText() {
		return Json.toIndentedText(toJsonSchema());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunConfigSchema that && this.root.equals(that.root));
	}

	@Override
	public int hashCode() {
		return this.root.hashCode();
	}

	@Override
	public String toString() {
		return "RunConfigSchema[" + this.root + "]";
	}

}
