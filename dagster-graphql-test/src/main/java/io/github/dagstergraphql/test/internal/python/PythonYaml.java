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

package io.github.dagstergraphql.test.internal.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.constructor.ConstructorException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * YAML as read and written by PyYAML with the settings of Dagster. It uses SnakeYAML,
 * which also implements YAML 1.1.
 */
public final class PythonYaml {

	private PythonYaml() {
	}

	/**
	 * Parse a text.
	 * @param text the YAML or JSON
	 * @return null, a text, a number, a boolean, a list or a map
	 * @throws InvalidYamlException if it is not YAML
	 */
	public static @Nullable Object load(String text) {
		try {
			LoaderOptions options = new LoaderOptions();
			options.setCodePointLimit(Integer.MAX_VALUE);
			// the constructor rejects unknown tags
			options.setTagInspector((tag) -> true);
			DumperOptions unused = new DumperOptions();
			return copy(new Yaml(new SafeConstructor(options), new Representer(unused), unused, options,
					new WithoutTimestamps())
				.load(text), LinkedHashMap::new);
		}
		catch (YAMLException ex) {
			throw new InvalidYamlException(errorClass(ex), String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Write a value with sorted keys, as Dagster writes run config.
	 * @param value the value
	 * @return the YAML
	 */
	public static String dump(@Nullable Object value) {
		return dumpInOrder(copy(value, TreeMap::new));
	}

	/**
	 * Write a value with its keys in their order.
	 * @param value the value
	 * @return the YAML
	 */
	public static String dumpInOrder(@Nullable Object value) {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		LoaderOptions unused = new LoaderOptions();
		return new Yaml(new SafeConstructor(unused), new Representer(options), options, unused, new WithoutTimestamps())
			.dump(value);
	}

	private static @Nullable Object copy(@Nullable Object value, Supplier<Map<String, @Nullable Object>> maps) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> copy = maps.get();
			map.forEach((key, element) -> copy.put(Python.str(key), copy(element, maps)));
			return copy;
		}
		if (value instanceof List<?> list) {
			return list.stream().map((element) -> copy(element, maps)).collect(Collectors.toList());
		}
		return value;
	}

	private static String errorClass(YAMLException ex) {
		if (ex instanceof ScannerException) {
			return "yaml.scanner.ScannerError";
		}
		if (ex instanceof ComposerException) {
			return "yaml.composer.ComposerError";
		}
		if (ex instanceof ConstructorException) {
			return "yaml.constructor.ConstructorError";
		}
		return "yaml.parser.ParserError";
	}

	/**
	 * Resolver for which dates and times are texts, which need no quotes.
	 */
	private static final class WithoutTimestamps extends Resolver {

		@Override
		public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
			if (!Tag.TIMESTAMP.equals(tag)) {
				super.addImplicitResolver(tag, regexp, first, limit);
			}
		}

	}

	/**
	 * Thrown when a text is not YAML.
	 */
	@SuppressWarnings("serial")
	public static final class InvalidYamlException extends RuntimeException {

		private final String className;

		InvalidYamlException(String className, String message) {
			super(message);
			this.className = className;
		}

		/**
		 * Return the class of the exception that PyYAML would raise.
		 * @return the class with its module
		 */
		public String className() {
			return this.className;
		}

	}

}
