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

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Run config with the structure that Dagster expects, for
 * {@link ExecutionSpec#runConfig(Object)} and everything else that accepts run config as
 * an object. It is immutable.
 *
 * @since 0.1.0
 */
public final class RunConfig {

	private static final String CONFIG = "config";

	private final Map<String, @Nullable Object> values;

	private RunConfig(Map<String, @Nullable Object> values) {
		this.values = values;
	}

	/**
	 * Create a builder for run config.
	 * @return a builder without any config
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the run config as Dagster receives it.
	 * @return an unmodifiable map of plain maps, lists, texts, numbers and booleans
	 */
	@JsonValue
	public Map<String, @Nullable Object> toMap() {
		return this.values;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof RunConfig that && this.values.equals(that.values));
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	/**
	 * Return the names of the sections, without their values, which may be confidential.
	 */
	@Override
	public String toString() {
		return "RunConfig" + this.values.keySet();
	}

	/**
	 * Builder of {@link RunConfig}. Each config is a record, a map, a text, a number or
	 * any other value that Jackson can write. It is written by {@link #build()}, so that
	 * later changes to it have no effect.
	 */
	public static final class Builder {

		private final Map<String, Object> values = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Configure an op, or a graph with a config mapping ({@code ops} in Dagster).
		 * @param name the name of the op in the job
		 * @param nested if it is the name of a graph: the name of the op in the graph, or
		 * of further graphs and the op
		 * @return the config of the op
		 * @throws IllegalArgumentException if a name is blank
		 */
		public OpSpec ops(String name, String... nested) {
			Assert.notNull(nested, "op names must not be null");
			Map<String, Object> op = named(child(this.values, "ops"), name, "op name");
			for (String next : nested) {
				op = named(child(op, "ops"), next, "op name");
			}
			return new OpSpec(this, op);
		}

		/**
		 * Configure a resource ({@code resources} in Dagster).
		 * @param name the key of the resource
		 * @return the config of the resource
		 * @throws IllegalArgumentException if the name is blank
		 */
		public ConfigSpec resources(String name) {
			return new ConfigSpec(this, named(child(this.values, "resources"), name, "resource name"));
		}

		/**
		 * Configure the executor ({@code execution} in Dagster). Replaces a config that
		 * was set before.
		 * @param config the config, such as
		 * {@code Map.of("multiprocess", Map.of("max_concurrent", 2))} for Dagster's
		 * default executor
		 * @return this builder
		 * @throws IllegalArgumentException if the config is {@code null}
		 */
		public Builder execution(Object config) {
			put(child(this.values, "execution"), CONFIG, config);
			return this;
		}

		/**
		 * Configure a logger ({@code loggers} in Dagster).
		 * @param name the name of the logger, such as {@code console}
		 * @return the config of the logger
		 * @throws IllegalArgumentException if the name is blank
		 */
		public ConfigSpec loggers(String name) {
			return new ConfigSpec(this, named(child(this.values, "loggers"), name, "logger name"));
		}

		/**
		 * Build the run config.
		 * @return the run config
		 * @throws IllegalArgumentException if a config cannot be written without a loss,
		 * as for {@link ExecutionSpec#runConfig(Object)}; the message contains the path
		 */
		public RunConfig build() {
			return new RunConfig(Json.toMap(this.values, "run config"));
		}

		private static Map<String, Object> named(Map<String, Object> parent, String name, String what) {
			Assert.hasText(name, () -> what + " must not be empty");
			return child(parent, name);
		}

		@SuppressWarnings("unchecked")
		private static Map<String, Object> child(Map<String, Object> parent, String name) {
			return (Map<String, Object>) parent.computeIfAbsent(name, (key) -> new LinkedHashMap<>());
		}

		private static void put(Map<String, Object> section, String name, @Nullable Object value) {
			Assert.notNull(value, () -> name + " must not be null");
			section.put(name, value);
		}

	}

	/**
	 * Config of a resource, a logger or an op.
	 */
	public static sealed class ConfigSpec permits OpSpec {

		private final Builder builder;

		private final Map<String, Object> section;

		private ConfigSpec(Builder builder, Map<String, Object> section) {
			this.builder = builder;
			this.section = section;
		}

		/**
		 * Set the config. Replaces a config that was set before.
		 * @param config the config
		 * @return the builder of the run config
		 * @throws IllegalArgumentException if the config is {@code null}
		 */
		public Builder config(Object config) {
			Builder.put(this.section, CONFIG, config);
			return this.builder;
		}

	}

	/**
	 * Config and inputs of an op.
	 */
	public static final class OpSpec extends ConfigSpec {

		private OpSpec(Builder builder, Map<String, Object> section) {
			super(builder, section);
		}

		/**
		 * Set an input that no other op provides. Replaces a value that was set before.
		 * @param name the name of the input
		 * @param value the value, in the form that the type of the input accepts
		 * @return the builder of the run config
		 * @throws IllegalArgumentException if the name is blank or the value {@code null}
		 */
		public Builder input(String name, Object value) {
			Assert.hasText(name, "input name must not be empty");
			Builder.put(Builder.child(super.section, "inputs"), name, value);
			return super.builder;
		}

	}

}
