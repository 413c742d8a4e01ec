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

package io.github.dagstergraphql.test.internal.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.internal.run.LoggedEvent;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import io.github.dagstergraphql.test.internal.run.RunState;
import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * The log of a run, page by page.
 */
final class EventFields {

	private static final int MAX_PAGE = 1000;

	/** An offset counts events, and so do the storage ids of this server. */
	private static final Pattern CURSOR = Pattern.compile("\\{\"type\": \"(?:STORAGE_ID|OFFSET)\", \"value\": (\\d+)}");

	private final RunFields runs;

	EventFields(RunFields runs) {
		this.runs = runs;
	}

	/**
	 * Return a page.
	 * @param run the run
	 * @param afterCursor the cursor of the previous page, or {@code null}
	 * @param limit the maximum number of events, or {@code null}; 0 or less is no limit
	 * @return the page
	 * @throws IllegalArgumentException if the cursor is invalid
	 */
	Node connection(RunState run, @Nullable String afterCursor, @Nullable Integer limit) {
		int from = position(run, afterCursor);
		int size = (limit != null && limit > 0) ? Math.min(limit, MAX_PAGE) : MAX_PAGE;
		int to = Math.min(from + size, run.events().size());
		return Node.of("EventConnection")
			.with("events", events(run, from, to))
			.with("cursor", cursor(to))
			.with("hasMore", to < run.events().size());
	}

	/**
	 * Return a part of the log.
	 * @param run the run
	 * @param from the position of the first event
	 * @param to the position after the last event
	 * @return the events
	 */
	List<Node> events(RunState run, int from, int to) {
		return run.events().subList(from, to).stream().map((event) -> event(run, event)).toList();
	}

	/**
	 * Return the position of a cursor.
	 * @param run the run
	 * @param afterCursor the cursor, or {@code null} for the beginning
	 * @return the position of the next event
	 * @throws IllegalArgumentException if the cursor is invalid
	 */
	int position(RunState run, @Nullable String afterCursor) {
		return (afterCursor != null) ? Math.min(position(afterCursor), run.events().size()) : 0;
	}

	List<Node> materializations(RunState run) {
		return run.events()
			.stream()
			.filter((event) -> event.type() == LoggedEvent.Type.MATERIALIZED)
			.map((event) -> event(run, event))
			.toList();
	}

	private Node event(RunState run, LoggedEvent event) {
		AssetKey asset = asset(run, event);
		return Node.of(event.type().typeName())
			.with("runId", run.id())
			.with("message", event.message())
			.with("timestamp", Times.millis(event.time()))
			.with("level", event.level())
			.with("stepKey", event.step())
			.with("solidHandleID", event.step())
			.with("eventType", event.type().eventType())
			.with("pipelineName", run.request().job().name())
			.lazy("error", () -> error(run, event))
			.with("errorSource", errorSource(event))
			.lazy("failureMetadata", () -> MetadataFields.failure(event.error()))
			.lazy("metadataEntries", () -> MetadataFields.entries(event.metadata()))
			.with("secondsToWait", (event.delay() != null) ? event.delay().toMillis() / 1000.0 : null)
			.with("tags", List.of())
			.with("label", (asset != null) ? String.join(" ", asset.path()) : null)
			.with("description", null)
			.with("markerStart", null)
			.with("markerEnd", null)
			.with("assetKey", (asset != null) ? Node.of("AssetKey").with("path", asset.path()) : null)
			.with("checkName", (event.check() != null) ? event.check().planned().definition().name() : null)
			.lazy("evaluation", () -> this.runs.checks().evaluation(run, event))
			.with("partition", run.tags().get(RunRequest.PARTITION))
			.lazy("fileKey", () -> captured(event).fileKey())
			.lazy("logKey", () -> captured(event).fileKey())
			.lazy("stepKeys", () -> List.of(captured(event).step()))
			.lazy("pid", () -> captured(event).pid())
			.lazy("externalUrl", () -> captured(event).externalUrl())
			.with("externalStdoutUrl", null)
			.with("externalStderrUrl", null)
			.with("shellCmd", null)
			.lazy("runOrError", () -> this.runs.run(run))
			.lazy("stepStats", () -> RunFields.stepStats(run, event.step()));
	}

	private static @Nullable AssetKey asset(RunState run, LoggedEvent event) {
		LoggedEvent.Check check = event.check();
		return (check != null) ? check.planned().asset().key()
				: run.request()
					.assets()
					.stream()
					.filter((definition) -> definition.step().equals(event.step()))
					.map(AssetDefinition::key)
					.findFirst()
					.orElse(null);
	}

	private static LoggedEvent.Captured captured(LoggedEvent event) {
		return Objects.requireNonNull(event.captured());
	}

	private static @Nullable Node error(RunState run, LoggedEvent event) {
		PythonException error = event.error();
		if (error == null) {
			return null;
		}
		if (event.type() == LoggedEvent.Type.STEP_UP_FOR_RETRY) {
			return ErrorNodes.python("dagster._core.execution.plan.utils.RetryRequestedFromPolicy", "", error);
		}
		if (event.type() != LoggedEvent.Type.FAILED) {
			return error(event, event.step());
		}
		// the run repeats the error of the first step that failed
		return run.events()
			.stream()
			.filter((other) -> other.type() == LoggedEvent.Type.STEP_FAILED)
			.findFirst()
			.map((failure) -> error(event, failure.step()))
			.orElseGet(() -> ErrorNodes.python(error));
	}

	// an exception of user code is the cause of Dagster's own exception, unless it is a
	// Failure
	private static Node error(LoggedEvent event, @Nullable String step) {
		PythonException error = Objects.requireNonNull(event.error());
		if (step == null || event.isFrameworkError() || error.equals(LoggedEvent.INTERRUPTED)) {
			return ErrorNodes.python(error);
		}
		return ErrorNodes.python("dagster._core.errors.DagsterExecutionStepExecutionError",
				"Error occurred while executing op \"" + step + "\":", error);
	}

	private static String errorSource(LoggedEvent event) {
		PythonException error = event.error();
		if (!event.isFrameworkError()) {
			return LoggedEvent.INTERRUPTED.equals(error) ? "INTERRUPT" : "USER_CODE_ERROR";
		}
		return "FRAMEWORK_ERROR";
	}

	static String cursor(int position) {
		return Base64.getEncoder()
			.encodeToString(
					("{\"type\": \"STORAGE_ID\", \"value\": " + position + "}").getBytes(StandardCharsets.UTF_8));
	}

	private static int position(String cursor) {
		Matcher matcher = CURSOR.matcher(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
		if (!matcher.matches()) {
			throw new IllegalArgumentException("no cursor");
		}
		return Integer.parseInt(matcher.group(1));
	}

}
