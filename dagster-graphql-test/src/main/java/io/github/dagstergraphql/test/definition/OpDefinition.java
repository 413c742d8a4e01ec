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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An op of a job ({@code @op}). It is a step of the same name in the runs of the job.
 *
 * @param name the name
 * @param config the type of its config; {@code null} to accept any config, as an op
 * without {@code config_schema} does
 * @param upstream the names of the ops whose outputs it depends on
 * @since 0.1.0
 */
public record OpDefinition(String name, @Nullable ConfigType config, List<String> upstream) {

	/**
	 * Create an op.
	 * @param name the name
	 * @param config the type of its config; {@code null} to accept any config
	 * @param upstream the names of the ops whose outputs it depends on
	 */
	public OpDefinition {
		Assert.hasText(name, "an op must have a name");
		upstream = List.copyOf(upstream);
	}

	/**
	 * Create an op.
	 * @param name the name
	 * @return the op, which accepts any config and depends on no other op
	 */
	public static OpDefinition named(String name) {
		return new OpDefinition(name, null, List.of());
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
		return new OpDefinition(this.name, type, this.upstream);
	}

	/**
	 * Return this op with dependencies on others.
	 * @param ops the names of the ops whose outputs it depends on
	 * @return the op
	 */
	public OpDefinition after(String... ops) {
		List<String> all = new ArrayList<>(this.upstream);
		all.addAll(List.of(ops));
		return new OpDefinition(this.name, this.config, all);
	}

}
