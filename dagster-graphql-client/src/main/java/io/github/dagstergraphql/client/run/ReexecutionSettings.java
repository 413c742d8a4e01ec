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

package io.github.dagstergraphql.client.run;

import java.util.Collection;
import java.util.Map;

/**
 * What can be said about running a run again. Unless something is said, the new run does
 * what its parent was to do: the same job, ops and assets with the same run config and
 * tags.
 *
 * @param <S> the type to go on with
 * @since 0.1.0
 */
public interface ReexecutionSettings<S extends ReexecutionSettings<S>> {

	/**
	 * Run only what has not succeeded: the steps that failed, or were canceled, and those
	 * that never ran because of that. What the others wrote is used again. This takes the
	 * place of {@link #steps(String...) steps} said before.
	 * @return this spec
	 */
	S fromFailure();

	/**
	 * Run only some steps. What the steps before them wrote in the parent run is used
	 * again. This takes the place of {@link #fromFailure()} and of steps said before.
	 * @param keys the steps, by their keys, such as {@code load} or {@code report.write};
	 * no selection syntax
	 * @return this spec
	 * @throws IllegalArgumentException if there are none, or one is blank: Dagster would
	 * launch a run that does nothing
	 */
	S steps(String... keys);

	/**
	 * Run only some steps. What the steps before them wrote in the parent run is used
	 * again. This takes the place of {@link #fromFailure()} and of steps said before.
	 * @param keys the steps, by their keys
	 * @return this spec
	 * @throws IllegalArgumentException if there are none, or one is blank
	 */
	S steps(Collection<String> keys);

	/**
	 * Give the new run another run config than that of its parent, as an object.
	 * @param runConfig a map, a record, or anything else that Jackson writes as a JSON
	 * object; it is written at once, with the client's own settings
	 * @return this spec
	 * @throws IllegalArgumentException if Jackson does not write it as an object, or if
	 * something of it would be lost, as in a launch
	 * @see io.github.dagstergraphql.client.job.ExecutionSpec#runConfig(Object)
	 */
	S runConfig(Object runConfig);

	/**
	 * Give the new run another run config than that of its parent, as text.
	 * @param yaml the text in YAML, of which JSON is a part
	 * @return this spec
	 * @throws IllegalArgumentException if SnakeYAML is on the class path and finds a
	 * syntax error, which the message locates by line and column
	 */
	S runConfigYaml(String yaml);

	/**
	 * Put a tag on the new run, in place of its parent's tag with this key.
	 * @param key the key
	 * @param value the value
	 * @return this spec
	 * @throws IllegalArgumentException if the key is blank or has control characters, or
	 * one of the two is {@code null}
	 */
	S tag(String key, String value);

	/**
	 * Put tags on the new run, in place of its parent's tags with these keys.
	 * @param tags keys and values; values are written as in a launch
	 * @return this spec
	 * @throws IllegalArgumentException if a key is blank or has control characters, or a
	 * value is {@code null} or cannot be written without a loss
	 * @see io.github.dagstergraphql.client.job.ExecutionSpec#tags(Map)
	 */
	S tags(Map<String, ?> tags);

}
