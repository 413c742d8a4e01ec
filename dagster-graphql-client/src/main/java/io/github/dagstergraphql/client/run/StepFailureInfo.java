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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run that failed ({@code ExecutionStepFailureEvent}).
 *
 * @param stepKey the step
 * @param error what it raised, with what that was raised from; {@code null} if the server
 * did not tell. What the user's code raised is most often the
 * {@link PythonErrorInfo#causes() first cause}: Dagster wraps it. The messages may quote
 * run config, so think before logging them
 * @param metadata what the user's code said about the failure
 * ({@code dagster.Failure(metadata=..)}), by label: texts, URLs, paths, Markdown and JSON
 * are a {@code String}, numbers a {@code Long} or a {@code Double} (a {@code BigInteger}
 * if it is too large), truth values a {@code Boolean}; {@code null} for what is none of
 * these
 * @since 0.1.0
 */
public record StepFailureInfo(String stepKey, @Nullable PythonErrorInfo error, Map<String, @Nullable Object> metadata) {

	/**
	 * Copy the metadata.
	 * @param stepKey the step
	 * @param error what it raised, or {@code null}
	 * @param metadata what the user's code said about the failure
	 */
	public StepFailureInfo {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Return what the user's code raised.
	 * @return the error below Dagster's own wrapper, or {@code null} if the server did
	 * not tell
	 */
	public @Nullable PythonErrorInfo userError() {
		if (this.error == null) {
			return null;
		}
		boolean wrapped = "DagsterExecutionStepExecutionError".equals(this.error.className())
				&& !this.error.causes().isEmpty();
		return wrapped ? this.error.causes().get(0) : this.error;
	}

	/**
	 * Name the step and the classes of its errors, but nothing that the user's code said.
	 */
	@Override
	public String toString() {
		return "StepFailureInfo[stepKey=" + this.stepKey + ", error=" + this.error + "]";
	}

}
