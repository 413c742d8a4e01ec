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

package io.github.dagstergraphql.client.internal.launch.input;

import java.util.Map;

import io.github.dagstergraphql.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Run config given as text, with or without SnakeYAML on the class path.
 */
public final class RunConfigText {

	/** Whether the client can parse the text. */
	public static final boolean READABLE = ClassUtils.isPresent("org.yaml.snakeyaml.Yaml",
			RunConfigText.class.getClassLoader());

	private RunConfigText() {
	}

	/**
	 * Check a text, as far as the client can parse it.
	 * @param yaml the text
	 * @throws IllegalArgumentException if it is {@code null}, or every server would find
	 * a syntax error in it
	 */
	public static void check(@Nullable String yaml) {
		Assert.notNull(yaml, "run config must not be null");
		if (READABLE && toSend(yaml) instanceof String) {
			YamlSyntax.check(yaml);
		}
	}

	/**
	 * Check that a text is an object, for requests in which Dagster ignores all others.
	 * @param yaml the text
	 * @throws IllegalArgumentException if the client can parse it, and it is none
	 */
	public static void checkObject(String yaml) {
		check(yaml);
		Assert.isTrue(!READABLE || toSend(yaml) instanceof Map || read(yaml) != null,
				"run config must be a YAML mapping");
	}

	/**
	 * Return the value to send for a text. JSON may be indented by tabs, YAML may not.
	 * @param yaml the text
	 * @return the text, or a map if servers could read it as JSON only
	 */
	public static Object toSend(String yaml) {
		Map<String, @Nullable Object> json = (yaml.indexOf('\t') >= 0) ? Json.toMapIfObject(yaml) : null;
		return (json != null) ? json : yaml;
	}

	/**
	 * Parse a text. Requires {@link #READABLE}.
	 * @param yaml the text
	 * @return the run config, or {@code null} if it is none
	 */
	public static @Nullable Map<String, @Nullable Object> read(String yaml) {
		return RunConfigYaml.read(yaml);
	}

	/**
	 * Return the confidential parts of run config, which no message may quote.
	 * @param runConfig the run config as it is sent
	 * @return an object as it is, and the values of a text, or the whole text if the
	 * values cannot be distinguished from the names
	 */
	public static Object values(Object runConfig) {
		return (READABLE && runConfig instanceof String yaml) ? RunConfigYaml.values(yaml) : runConfig;
	}

}
