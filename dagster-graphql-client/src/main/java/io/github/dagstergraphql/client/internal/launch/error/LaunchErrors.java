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

package io.github.dagstergraphql.client.internal.launch.error;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.internal.operation.ErrorFactory;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.job.ConflictingExecutionParamsException;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.NoModeProvidedException;
import io.github.dagstergraphql.client.job.PresetNotFoundException;
import io.github.dagstergraphql.client.run.InvalidOutputErrorInfo;
import io.github.dagstergraphql.client.run.InvalidOutputException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConflictException;

/**
 * Exceptions for the typed errors of launches.
 */
public final class LaunchErrors {

	/** The exceptions by GraphQL type. Some types have another name on 0.12. */
	public static final Map<String, ErrorFactory> ALL = Map.ofEntries(
			Map.entry("PipelineNotFoundError",
					(error, message, redactor) -> new JobNotFoundException("PipelineNotFoundError", message,
							error.message(), List.of(), List.of())),
			simple("InvalidSubsetError", InvalidSubsetException::new),
			simple("ConflictingExecutionParamsError", ConflictingExecutionParamsException::new),
			simple("PresetNotFoundError", PresetNotFoundException::new),
			simple("NoModeProvidedError", NoModeProvidedException::new),
			simple("RunConflict", RunConflictException::new), simple("PipelineRunConflict", RunConflictException::new),
			Map.entry("InvalidStepError", (error, message, redactor) -> invalidStep(error, redactor)),
			Map.entry("InvalidOutputError", (error, message, redactor) -> invalidOutput(error, redactor)),
			Map.entry("RunConfigValidationInvalid",
					(error, message, redactor) -> RunConfigErrors.toException(error, redactor)),
			Map.entry("PipelineConfigValidationInvalid",
					(error, message, redactor) -> RunConfigErrors.toException(error, redactor)));

	private LaunchErrors() {
	}

	private static Map.Entry<String, ErrorFactory> simple(String type, ErrorFactory.Simple exception) {
		return Map.entry(type, (error, message, redactor) -> exception.create(type, message, error.message()));
	}

	private static InvalidStepException invalidStep(ServerError error, Redactor redactor) {
		String stepKey = Required.field(error.invalidStepKey(), "invalidStepKey");
		return new InvalidStepException("InvalidStepError: the job has no step \"" + name(stepKey, redactor) + "\"",
				stepKey);
	}

	private static InvalidOutputException invalidOutput(ServerError error, Redactor redactor) {
		InvalidOutputErrorInfo info = new InvalidOutputErrorInfo(Required.field(error.stepKey(), "stepKey"),
				Required.field(error.invalidOutputName(), "invalidOutputName"));
		return new InvalidOutputException("InvalidOutputError: the step \"%s\" has no output \"%s\""
			.formatted(name(info.stepKey(), redactor), name(info.invalidOutputName(), redactor)), info);
	}

	private static String name(String name, Redactor redactor) {
		return redactor.redactName(MessageText.name(name));
	}

}
