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
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An op of a job ({@code @op}). It is a step of the same name in the runs of the job.
 * <p>
 * An op of a graph ({@code @graph}) has the name of the graph and a dot before its own:
 * {@code refine.clean}. The graph exists because of its ops.
 *
 * @since 0.1.0
 */
public final class OpDefinition {

	private final String name;

	private String definitionName;

	private @Nullable ConfigType config;

	private List<String> upstream = List.of();

	private List<String> requiredResources = List.of();

	private @Nullable String pool;

	private OpDefinition(String name) {
		this.name = name;
		this.definitionName = name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * Create an op.
	 * @param name the name, after those of the graphs in which the op is nested
	 * @return the op, which accepts any config and depends on no other op
	 */
	public static OpDefinition named(String name) {
		Assert.hasText(name, "an op must have a name");
		return new OpDefinition(name);
	}

	/**
	 * Return this op with the name of its definition, of which its own name is an alias.
	 * Defaults to its own name.
	 * @param definitionName the name of the decorated function
	 * @return the op
	 */
	public OpDefinition definitionName(String definitionName) {
		Assert.hasText(definitionName, "definition name must not be empty");
		return with((op) -> op.definitionName = definitionName);
	}

	/**
	 * Return this op with fields for its config.
	 * @param fields the fields of its {@code config_schema}
	 * @return the op
	 */
	public OpDefinition config(ConfigField... fields) {
		return config(ConfigType.shape(fields));
	}

	/**
	 * Return this op with a type for its config.
	 * @param type its {@code config_schema}
	 * @return the op
	 */
	public OpDefinition config(ConfigType type) {
		return with((op) -> op.config = type);
	}

	/**
	 * Return this op with dependencies on others, which are those of one input with the
	 * name {@code before} on their outputs {@code result}.
	 * @param ops the names of the ops whose outputs it depends on
	 * @return the op
	 */
	public OpDefinition after(String... ops) {
		return with((op) -> op.upstream = Stream.concat(this.upstream.stream(), Stream.of(ops)).toList());
	}

	/**
	 * Return this op with resources that it requires ({@code required_resource_keys}).
	 * @param keys the keys of resources of the job
	 * @return the op
	 */
	public OpDefinition requires(String... keys) {
		return with((op) -> op.requiredResources = List.of(keys));
	}

	/**
	 * Return this op with a pool. The pool limits steps as soon as it has a limit, which
	 * clients set as on a real server.
	 * @param pool the name of the pool
	 * @return the op
	 */
	public OpDefinition pool(String pool) {
		Assert.hasText(pool, "a pool must have a name");
		return with((op) -> op.pool = pool);
	}

	private OpDefinition with(Consumer<OpDefinition> change) {
		OpDefinition op = new OpDefinition(this.name);
		op.definitionName = this.definitionName;
		op.config = this.config;
		op.upstream = this.upstream;
		op.requiredResources = this.requiredResources;
		op.pool = this.pool;
		change.accept(op);
		return op;
	}

	/**
	 * Return the name, after those of the graphs in which the op is nested.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the name of the definition.
	 * @return the name
	 */
	public String definitionName() {
		return this.definitionName;
	}

	/**
	 * Return the type of the config.
	 * @return the type; {@code null} to accept any config, as an op without
	 * {@code config_schema} does
	 */
	public @Nullable ConfigType config() {
		return this.config;
	}

	/**
	 * Return the names of the ops whose outputs it depends on.
	 * @return the names, unmodifiable
	 */
	public List<String> upstream() {
		return this.upstream;
	}

	/**
	 * Return the resources that it requires.
	 * @return their keys, unmodifiable
	 */
	public List<String> requiredResources() {
		return this.requiredResources;
	}

	/**
	 * Return the pool whose slots limit how many of its steps are executed at the same
	 * time.
	 * @return the name of the pool, or {@code null}
	 */
	public @Nullable String pool() {
		return this.pool;
	}

	@Override
	public String toString() {
		return "OpDefinition[" + this.name + ", definitionName=" + this.definitionName + ", config=" + this.config
				+ ", upstream=" + this.upstream + ", requiredResources=" + this.requiredResources + ", pool="
				+ this.pool + "]";
	}

}
