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

/**
 * A run, to ask and to tell something. Getting one asks nothing: whether the run exists
 * shows with the first call.
 *
 * @since 0.1.0
 */
public interface RunHandle {

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
	 * Ask for the status that the run has now.
	 * @return {@code Run.status}
	 * @throws io.github.dagstergraphql.client.error.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	RunStatus status();

	/**
	 * Ask what the run is: its job, its status, its times. Needs Dagster 1.5 or later.
	 * @return the run as it is now
	 * @throws io.github.dagstergraphql.client.error.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	Run get();

	/**
	 * Ask what run config the run was given. Needs Dagster 1.5 or later.
	 * @return {@code Run.runConfig} as plain maps, lists, texts, numbers and booleans
	 * that nobody can change; empty if it was given none. It may hold what must not be
	 * logged
	 * @throws io.github.dagstergraphql.client.error.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	Map<String, @Nullable Object> runConfig();

	/**
	 * Ask what the steps of the run have done so far. Needs Dagster 1.5 or later.
	 * @return {@code Run.stepStats}: the steps that have begun, or were skipped, in the
	 * order of the server
	 * @throws io.github.dagstergraphql.client.error.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server cannot be asked
	 */
	List<StepStatistics> steps();

	/**
	 * Start to put a re-execution together: a new run that does the same again, or what
	 * is left of it. Nothing is sent before {@link ReexecutionSpec#launch() launch()}.
	 * @return a spec that says what is to be different
	 */
	ReexecutionSpec reexecute();

	/**
	 * Ask the server to terminate the run. It accepts this for queued and started runs;
	 * the run is over some time after that.
	 * @throws io.github.dagstergraphql.client.error.RunNotFoundException if there is no
	 * such run
	 * @throws io.github.dagstergraphql.client.error.UnauthorizedException if that is not
	 * permitted
	 * @throws io.github.dagstergraphql.client.error.TerminateRunException if the run is
	 * over, or still starting
	 * @throws io.github.dagstergraphql.client.error.DagsterGraphQlClientException if the
	 * server refuses, or cannot be reached
	 */
	void terminate();

}
