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

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A run, to ask and to tell something; the reactive twin of {@link RunHandle}.
 *
 * @since 0.1.0
 */
public interface ReactiveRunHandle {

	/**
	 * Return the id of the run.
	 * @return {@code Run.runId}
	 */
	String id();

	/**
	 * Return where people look at the run.
	 * @return its page in Dagster's user interface, below the {@code uiUrl} of the client
	 * or, if there is none, below the URL of the webserver
	 */
	URI uiUrl();

	/**
	 * Ask for the status that the run has when the result is subscribed to.
	 * @return {@code Run.status}; an error of
	 * {@link io.github.dagstergraphql.client.error.RunNotFoundException} if there is no
	 * such run
	 */
	Mono<RunStatus> status();

	/**
	 * Ask what the run is when the result is subscribed to: its job, its status, its
	 * times. Needs Dagster 1.5 or later.
	 * @return the run as it is then; an error of
	 * {@link io.github.dagstergraphql.client.error.RunNotFoundException} if there is no
	 * such run
	 */
	Mono<Run> get();

	/**
	 * Ask what run config the run was given when the result is subscribed to. Needs
	 * Dagster 1.5 or later.
	 * @return {@code Run.runConfig} as plain maps, lists, texts, numbers and booleans
	 * that nobody can change; empty if it was given none. It may hold what must not be
	 * logged. An error of
	 * {@link io.github.dagstergraphql.client.error.RunNotFoundException} if there is no
	 * such run
	 */
	Mono<Map<String, @Nullable Object>> runConfig();

	/**
	 * Ask what the steps of the run have done when the result is subscribed to. Needs
	 * Dagster 1.5 or later.
	 * @return {@code Run.stepStats}: the steps that have begun, or were skipped, in the
	 * order of the server; an error of
	 * {@link io.github.dagstergraphql.client.error.RunNotFoundException} if there is no
	 * such run
	 */
	Mono<List<StepStatistics>> steps();

	/**
	 * Start to put a re-execution together: a new run that does the same again, or what
	 * is left of it. Nothing is sent before the result of
	 * {@link ReactiveReexecutionSpec#launch() launch()} is subscribed to.
	 * @return a spec that says what is to be different
	 */
	ReactiveReexecutionSpec reexecute();

	/**
	 * Ask the server to terminate the run. It accepts this for queued and started runs;
	 * the run is over some time after that.
	 * @return completes when the server has accepted it; an error of
	 * {@link io.github.dagstergraphql.client.error.RunNotFoundException} if there is no
	 * such run, of {@link io.github.dagstergraphql.client.error.TerminateRunException} if
	 * it is over, or still starting
	 */
	Mono<Void> terminate();

}
