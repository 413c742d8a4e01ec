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

package io.github.dagstergraphql.client.internal.launch;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.call.EndingListener;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.NoModeProvidedException;
import io.github.dagstergraphql.client.job.PresetNotFoundException;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.RunSubmission;
import io.github.dagstergraphql.client.observation.RunSubmission.Outcome;
import io.github.dagstergraphql.client.run.InvalidOutputException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunConflictException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The submission of a run, which is counted when it ends. A job counts by its name only
 * if the server confirmed it, since callers may invent any name.
 */
public final class Submission extends EndingListener<String> {

	private final DagsterClientMetrics metrics;

	private final String clientName;

	private volatile @Nullable String jobName;

	/** Where the job is, or is said to be. */
	private volatile @Nullable RepositoryName place;

	private volatile boolean confirmed;

	private volatile Outcome success = Outcome.SUCCESS;

	/** Whether a run may have come of it, for all that is known before the answer. */
	private volatile boolean sent;

	public Submission(DagsterClientMetrics metrics, String clientName) {
		this.metrics = metrics;
		this.clientName = clientName;
	}

	/**
	 * Note a job that the server has.
	 * @param job its name
	 * @param name where it is
	 */
	public void found(String job, RepositoryName name) {
		this.jobName = job;
		this.place = name;
		this.confirmed = true;
	}

	/**
	 * Note a job that the caller has located.
	 * @param job its name
	 * @param name where it is
	 */
	public void given(String job, RepositoryName name) {
		this.jobName = job;
		this.place = name;
		this.confirmed = false;
	}

	/**
	 * Note that the server does not have the job.
	 */
	public void refuted() {
		this.place = null;
		this.confirmed = false;
	}

	/**
	 * Note that the run existed before.
	 */
	void existed() {
		this.success = Outcome.EXISTING;
	}

	/**
	 * Note that there is a new run, but another one was first.
	 */
	void duplicated() {
		this.success = Outcome.DUPLICATE;
	}

	/**
	 * Follow a request that launches the run.
	 * @param request the request
	 * @return the same request
	 */
	public Mono<String> follow(Mono<String> request) {
		return request.doFirst(() -> this.sent = true)
			.doOnError((failure) -> this.sent = failure instanceof DagsterGraphQlClientException ex
					&& ex.isOutcomeUnknown());
	}

	@Override
	protected void succeeded(@Nullable String runId) {
		this.confirmed = true;
		report(this.success);
	}

	@Override
	protected void failed(Throwable failure) {
		this.confirmed = provesTheJob(failure) || (this.confirmed && !(failure instanceof JobNotFoundException));
		report(outcomeOf(failure));
	}

	@Override
	protected void cancelled() {
		report(this.sent ? Outcome.UNKNOWN : Outcome.FAILED);
	}

	private void report(Outcome outcome) {
		RepositoryName known = this.confirmed ? this.place : null;
		this.metrics.runSubmitted(new RunSubmission(this.clientName, (known != null) ? this.jobName : null,
				(known != null) ? known.location() : null, outcome));
	}

	private static Outcome outcomeOf(Throwable failure) {
		if (failure instanceof DagsterGraphQlClientException ex && ex.isOutcomeUnknown()) {
			return Outcome.UNKNOWN;
		}
		return (failure instanceof DagsterServerException) ? Outcome.REJECTED : Outcome.FAILED;
	}

	// What Dagster can only say once it has loaded the job. Of parameters that conflict,
	// or of permissions, it speaks before.
	private static boolean provesTheJob(Throwable failure) {
		return failure instanceof RunConfigInvalidException || failure instanceof InvalidSubsetException
				|| failure instanceof InvalidStepException || failure instanceof InvalidOutputException
				|| failure instanceof NoModeProvidedException || failure instanceof PresetNotFoundException
				|| failure instanceof RunConflictException;
	}

}
