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

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;

/**
 * Summary of the errors in a run config. It contains names from the schema, but never
 * text from the caller.
 */
final class RunConfigSummary {

	/** Deeper locations are omitted to keep the summary readable. */
	private static final int LONGEST_PATH = 20;

	private RunConfigSummary() {
	}

	static String of(List<RunConfigErrorInfo> errors, Redactor redactor) {
		List<RunConfigErrorInfo> few = MessageText.few(errors).stream().map(RunConfigSummary::shorten).toList();
		List<String> names = new ArrayList<>();
		for (RunConfigErrorInfo error : few) {
			names.add(error.reason());
			names.addAll(error.path());
			names.addAll(error.fieldNames());
		}
		UnaryOperator<String> told = redactor.redactNames(names);
		List<String> summary = new ArrayList<>();
		for (int index = 0; index < few.size(); index++) {
			summary.add(summarize(few.get(index), errors.get(index), told));
		}
		int more = errors.size() - few.size();
		return String.join("; ", summary) + ((more > 0) ? " and %d more".formatted(more) : "");
	}

	private static RunConfigErrorInfo shorten(RunConfigErrorInfo error) {
		return new RunConfigErrorInfo(error.errorType(), MessageText.name(error.reason()),
				error.path().stream().limit(LONGEST_PATH).map(MessageText::name).toList(),
				MessageText.few(namedFields(error)).stream().map(MessageText::name).toList(), "", List.of());
	}

	// All other names are from the caller.
	private static List<String> namedFields(RunConfigErrorInfo error) {
		return error.errorType().startsWith("Missing") ? error.fieldNames() : List.of();
	}

	private static String summarize(RunConfigErrorInfo few, RunConfigErrorInfo error, UnaryOperator<String> told) {
		int more = namedFields(error).size() - few.fieldNames().size();
		RunConfigErrorInfo safe = new RunConfigErrorInfo(few.errorType(), told.apply(few.reason()),
				few.path().stream().map(told).toList(), List.of(), "", List.of());
		String fields = few.fieldNames().isEmpty() ? ""
				: " [" + String.join(", ", few.fieldNames().stream().map(told).toList())
						+ ((more > 0) ? " and %d more".formatted(more) : "") + "]";
		return safe.reason() + fields + " at " + (safe.path().isEmpty() ? "the root" : safe.place())
				+ ((error.path().size() > LONGEST_PATH) ? "..." : "");
	}

}
