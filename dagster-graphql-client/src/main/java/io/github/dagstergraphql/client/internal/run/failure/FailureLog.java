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

package io.github.dagstergraphql.client.internal.run.failure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.StepFailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * An {@code EventConnection}: a page of the log of a run, restricted to failures.
 *
 * @param cursor the cursor at the end of the page
 * @param hasMore whether there are more pages
 * @param events the events, oldest first
 */
record FailureLog(@Nullable String cursor, @Nullable Boolean hasMore, @Nullable List<@Nullable Event> events) {

	/**
	 * Check the required fields, and remove all events that are not failures.
	 * @return the same page
	 */
	FailureLog failures() {
		Required.field(this.cursor, "cursor");
		Required.field(this.hasMore, "hasMore");
		List<@Nullable Event> failures = new ArrayList<>();
		for (Event event : Required.list(this.events, "events")) {
			if (event.isFailure()) {
				event.check();
				failures.add(event);
			}
		}
		return new FailureLog(this.cursor, this.hasMore, failures);
	}

	/**
	 * Append a later page to this one.
	 * @param later the later page
	 * @return the failures of both
	 */
	FailureLog and(FailureLog later) {
		List<@Nullable Event> all = new ArrayList<>(Stream
			.concat(Required.list(this.events, "events").stream(), Required.list(later.events, "events").stream())
			.toList());
		return new FailureLog(later.cursor, later.hasMore, all);
	}

	int stepFailures() {
		return (int) Required.list(this.events, "events")
			.stream()
			.filter((event) -> Event.STEP_FAILED.equals(event.typeName()))
			.count();
	}

	boolean isComplete() {
		return !Boolean.TRUE.equals(this.hasMore);
	}

	RunFailureInfo toInfo() {
		String message = null;
		String crash = null;
		PythonErrorInfo error = null;
		Map<String, StepFailureInfo> steps = new LinkedHashMap<>();
		for (Event event : Required.list(this.events, "events")) {
			if (Event.STEP_FAILED.equals(event.typeName())) {
				StepFailureInfo step = event.toStep();
				// the last attempt of a step is decisive
				steps.remove(step.stepKey());
				steps.put(step.stepKey(), step);
				continue;
			}
			if (Event.RUN_FAILED.equals(event.typeName())) {
				message = event.message();
			}
			if (event.isCrash()) {
				crash = event.message();
			}
			if (event.error() != null) {
				error = event.error().toPythonError();
			}
		}
		return new RunFailureInfo((crash != null) ? crash : message, steps.isEmpty() ? error : null,
				List.copyOf(steps.values()));
	}

	/**
	 * An event about a failure, or any other event, of which only the type is known.
	 *
	 * @param typeName the type of the event
	 * @param message the message
	 * @param stepKey the key of the step
	 * @param error the error that was raised
	 * @param failureMetadata the metadata of a failure that user code raised
	 */
	record Event(@JsonProperty("__typename") @Nullable String typeName, @Nullable String message,
			@Nullable String stepKey, @Nullable PythonCause error, @Nullable Metadata failureMetadata) {

		static final String STEP_FAILED = "ExecutionStepFailureEvent";

		static final String RUN_FAILED = "RunFailureEvent";

		private static final String ENGINE = "EngineEvent";

		boolean isFailure() {
			return STEP_FAILED.equals(this.typeName) || RUN_FAILED.equals(this.typeName) || this.error != null
					|| isCrash();
		}

		// the failure itself only states in this case that its cause is external
		boolean isCrash() {
			return ENGINE.equals(this.typeName) && this.message != null
					&& this.message.startsWith("Run execution process for ");
		}

		void check() {
			if (STEP_FAILED.equals(this.typeName)) {
				toStep();
			}
			else if (this.error != null) {
				this.error.toPythonError();
			}
		}

		StepFailureInfo toStep() {
			return new StepFailureInfo(Required.text(this.stepKey, "events.stepKey"),
					(this.error != null) ? this.error.toPythonError() : null,
					(this.failureMetadata != null) ? this.failureMetadata.toMap() : Map.<String, @Nullable Object>of());
		}

	}

	/**
	 * A {@code FailureMetadata}.
	 *
	 * @param metadataEntries the entries
	 */
	record Metadata(@Nullable List<@Nullable Entry> metadataEntries) {

		Map<String, @Nullable Object> toMap() {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			for (Entry entry : Required.list(this.metadataEntries, "metadataEntries")) {
				map.put(Required.field(entry.label(), "metadataEntries.label"), entry.value());
			}
			return map;
		}

	}

	/**
	 * A {@code MetadataEntry}, of whatever type.
	 *
	 * @param label the label
	 * @param text the value of a text
	 * @param url the value of a URL
	 * @param path the value of a path
	 * @param jsonString the value of JSON
	 * @param mdStr the value of Markdown
	 * @param intRepr the value of an integer, as text: it may be too large for GraphQL
	 * @param floatValue the value of a decimal number
	 * @param boolValue the value of a truth value
	 */
	record Entry(@Nullable String label, @Nullable String text, @Nullable String url, @Nullable String path,
			@Nullable String jsonString, @Nullable String mdStr, @Nullable String intRepr, @Nullable Double floatValue,
			@Nullable Boolean boolValue) {

		@Nullable Object value() {
			return (this.intRepr != null) ? number(this.intRepr) : Stream
				.of(this.text, this.url, this.path, this.jsonString, this.mdStr, this.floatValue, this.boolValue)
				.filter((value) -> value != null)
				.findFirst()
				.orElse(null);
		}

		private static Object number(String digits) {
			try {
				BigInteger number = new BigInteger(digits);
				return (number.bitLength() < Long.SIZE) ? (Object) number.longValue() : number;
			}
			catch (NumberFormatException ex) {
				return digits;
			}
		}

	}

}
