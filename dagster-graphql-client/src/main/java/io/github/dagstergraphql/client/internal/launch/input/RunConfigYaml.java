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

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.json.ValueWriter;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Parses run config given as YAML for servers that cannot, by the same rules (YAML 1.1)
 * as newer servers. Requires SnakeYAML on the class path.
 */
final class RunConfigYaml {

	private RunConfigYaml() {
	}

	/**
	 * Parse a text.
	 * @param yaml the text
	 * @return the run config, or {@code null} if it is none
	 */
	static @Nullable Map<String, @Nullable Object> read(String yaml) {
		try {
			Object value = yaml().load(yaml);
			// as in Dagster, an empty text is an empty run config
			return Json.toMap((value != null) ? value : Map.of(), "run config");
		}
		catch (YAMLException | IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return the values in a text without the names, as far as it can be parsed.
	 * @param yaml the text
	 * @return the values, both parsed and as they were written
	 */
	static Object values(String yaml) {
		Map<String, @Nullable Object> read = read(yaml);
		if (read == null) {
			return yaml;
		}
		List<String> written = new ArrayList<>();
		collect(yaml().compose(new StringReader(yaml)), written, Collections.newSetFromMap(new IdentityHashMap<>()));
		return List.of(read, written);
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(Integer.MAX_VALUE);
		options.setNestingDepthLimit(ValueWriter.DEEPEST);
		return new Yaml(new SafeConstructor(options));
	}

	private static void collect(@Nullable Node node, List<String> written, Set<Node> seen) {
		if (node == null || !seen.add(node)) {
			return;
		}
		if (node instanceof ScalarNode scalar) {
			written.add(scalar.getValue());
		}
		if (node instanceof SequenceNode sequence) {
			sequence.getValue().forEach((element) -> collect(element, written, seen));
		}
		if (node instanceof MappingNode mapping) {
			mapping.getValue().forEach((entry) -> collect(entry.getValueNode(), written, seen));
		}
	}

}
