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

package io.github.dagstergraphql.client.internal.backfill;

import java.util.Map;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.backfill.BackfillNotFailedException;
import io.github.dagstergraphql.client.backfill.BackfillNotFoundException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.internal.backfill.launch.LaunchedBackfill;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Cancels, resumes and re-executes backfills.
 */
final class BackfillControl {

	/** First version that has {@code reexecutePartitionBackfill}. */
	private static final String REEXECUTE_SINCE = "1.8.13";

	static final Operation<Done> CANCEL = Operation
		.<Done>mutation(BackfillControl.class, "CancelBackfill", "cancelPartitionBackfill")
		.on(Done.class, "CancelBackfillSuccess")
		.build();

	static final Operation<Done> RESUME = Operation
		.<Done>mutation(BackfillControl.class, "ResumeBackfill", "resumePartitionBackfill")
		.on(Done.class, "ResumeBackfillSuccess")
		.build();

	static final Operation<String> REEXECUTE = Operation
		.<LaunchedBackfill>mutation(BackfillControl.class, "ReexecuteBackfill", "reexecutePartitionBackfill")
		.since(REEXECUTE_SINCE, "Re-executing the failed partitions of a backfill")
		.timeout(TimeoutKind.LAUNCH)
		.on(LaunchedBackfill.class, "LaunchBackfillSuccess")
		.build()
		.map(LaunchedBackfill::requiredId);

	private static final Pattern NOT_FOUND = Pattern.compile("No backfill found for id");

	private static final Pattern NOT_FAILED = Pattern.compile("Cannot re-execute ");

	private final DagsterTransport transport;

	BackfillControl(DagsterTransport transport) {
		this.transport = transport;
	}

	Mono<Void> cancel(String id) {
		return change(CANCEL, id);
	}

	Mono<Void> resume(String id) {
		return change(RESUME, id);
	}

	private Mono<Void> change(Operation<Done> operation, String id) {
		return this.transport.execute(operation, Map.of("backfillId", id))
			.onErrorMap(PythonErrorException.class, (ex) -> explain(ex, id))
			.then();
	}

	/**
	 * Launch a backfill of the failed partitions.
	 * @param id the id of the backfill
	 * @return the id of the new backfill
	 */
	Mono<String> reexecute(String id) {
		return this.transport
			.execute(REEXECUTE, Map.of("reexecutionParams", Map.of("parentRunId", id, "strategy", "FROM_FAILURE")))
			.onErrorMap(PythonErrorException.class, (ex) -> explain(ex, id));
	}

	// Failures for which Dagster has no type. Nothing was changed.
	private static DagsterServerException explain(PythonErrorException ex, String id) {
		String said = ex.getPythonError().message();
		if (NOT_FOUND.matcher(said).find()) {
			return new BackfillNotFoundException("BackfillNotFoundError",
					"BackfillNotFoundError: Backfill " + id + " could not be found", said);
		}
		if (NOT_FAILED.matcher(said).find()) {
			return new BackfillNotFailedException(
					"Backfill %s cannot be re-executed: %s".formatted(id, said.contains("in progress")
							? "it is still in progress" : "all of its assets have been materialized"),
					said);
		}
		return ex;
	}

	/**
	 * A {@code CancelBackfillSuccess} or {@code ResumeBackfillSuccess}.
	 *
	 * @param backfillId the id of the backfill
	 */
	record Done(@Nullable String backfillId) {

	}

}
