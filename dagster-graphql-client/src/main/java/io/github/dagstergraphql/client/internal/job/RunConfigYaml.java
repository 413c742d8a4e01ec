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

package io.github.dagstergraphql.client.internal.job;

import java.util.Map;

import io.github.dagstergraphql.client.internal.graphql.Json;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads run config given as YAML on behalf of servers that cannot, by the same rules
 * (YAML 1.1) as newer servers do. Only to be touched where SnakeYAML is on the class
 * path.
 */
final class RunConfigYaml {

	private RunConfigYaml() {
	}

	/**
	 * Read a text.
	 * @param yaml the text
	 * @return the run config, or {@code null} if it is none
	 */
	static @Nullable Map<String, @Nullable Object> read(String yaml) {
		try {
			Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
			// an empty text is an empty run config, to Dagster, too
			return Json.toMap((value != null) ? value : Map.of(), "run config");
		}
		catch (YAMLException | IllegalArgumentException ex) {
			return null;
		}
	}

}
