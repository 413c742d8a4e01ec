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
 * Failed step of a run ({@code ExecutionStepFailureEvent}).
 *
 * @param stepKey the step key
 * @param error the error that the step raised, with its causes; {@code null} if the
 * server did not report it. The error of the user code is usually the
 * {@link PythonErrorInfo#causes() first cause}, since Dagster wraps it. The messages may
 * contain run config and should not be logged without review
 * @param metadata the failure metadata of the user code
 * ({@code dagster.Failure(metadata=..)}) by label: texts, URLs, paths, Markdown and JSON
 * are a {@code String}, numbers a {@code Long} or a {@code Double} (a {@code BigInteger}
 * if too large), truth values a {@code Boolean}; {@code null} for other types
 * @since 0.1.0
 */
public record StepFailureInfo(String stepKey, @Nullable PythonErrorInfo error, Map<String, @Nullable Object> metadata) {

	/**
	 * Create a failure with a copy of the metadata.
	 * @param stepKey the step key
	 * @param error the error that the step raised, or {@code null}
	 * @param metadata the failure metadata of the user code
	 */
	public StepFailureInfo {
		metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
	}

	/**
	 * Return the error that the user code raised.
	 * @return the error without the wrapper of Dagster, or {@code null} if the server did
	 * not report it
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
	 * Return the step and the classes of its errors, but not the messages and metadata of
	 * the user code.
	 */
	@Override
	public String toString() {
		return "StepFailureInfo[stepKey=" + this.stepKey + ", error=" + this.error + "]";
	}

}
