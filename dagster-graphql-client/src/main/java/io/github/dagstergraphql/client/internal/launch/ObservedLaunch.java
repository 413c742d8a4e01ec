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

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.call.ObservationFactory;
import io.github.dagstergraphql.client.internal.call.Observed;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.NoModeProvidedException;
import io.github.dagstergraphql.client.job.PresetNotFoundException;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext.Outcome;
import io.github.dagstergraphql.client.observation.DagsterRetryEvent;
import io.github.dagstergraphql.client.observation.RetryReason;
import io.github.dagstergraphql.client.run.InvalidOutputException;
import io.github.dagstergraphql.client.run.InvalidStepException;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunConflictException;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observed launch. The name of a job is recorded only if the server has confirmed it,
 * because callers may use arbitrary names.
 */
public final class ObservedLaunch extends Observed<String, DagsterLaunchObservationContext> {

	/** Fields of the W3C trace context. Baggage is not meant for the tags of a run. */
	private static final Set<String> TRACE_CONTEXT = Set.of("traceparent", "tracestate");

	private volatile boolean tracePropagation;

	private volatile @Nullable String jobName;

	/** Confirmed or assumed repository of the job. */
	private volatile @Nullable RepositoryName place;

	private volatile boolean confirmed;

	private volatile Outcome success = Outcome.SUCCESS;

	/** Whether a run may have been created although no response has been received. */
	private volatile boolean sent;

	@Override
	protected DagsterLaunchObservationContext createContext(String clientName) {
		return new DagsterLaunchObservationContext(clientName);
	}

	@Override
	protected Observation createObservation(ObservationFactory factory, DagsterLaunchObservationContext context) {
		this.tracePropagation = factory.isTracePropagation();
		return factory.of(context);
	}

	/**
	 * Return the tags that connect the run to the trace of the launch.
	 * @return the fields of the W3C trace context; empty without a trace, and unless it
	 * is to be propagated
	 */
	public Map<String, String> traceTags() {
		DagsterLaunchObservationContext context = context();
		Map<String, String> carrier = (context != null && this.tracePropagation) ? context.getCarrier() : null;
		if (carrier == null) {
			return Map.of();
		}
		Map<String, String> tags = new TreeMap<>(carrier);
		tags.keySet().retainAll(TRACE_CONTEXT);
		return tags;
	}

	/**
	 * Record a job that exists on the server.
	 * @param job the name of the job
	 * @param name the repository of the job
	 */
	public void found(String job, RepositoryName name) {
		this.jobName = job;
		this.place = name;
		this.confirmed = true;
	}

	/**
	 * Record a job whose repository was given by the caller.
	 * @param job the name of the job
	 * @param name the repository of the job
	 */
	public void given(String job, RepositoryName name) {
		this.jobName = job;
		this.place = name;
		this.confirmed = false;
	}

	/**
	 * Record that the job does not exist on the server.
	 */
	public void refuted() {
		this.place = null;
		this.confirmed = false;
	}

	/**
	 * Record that the run already existed.
	 */
	void existed() {
		this.success = Outcome.EXISTING;
	}

	/**
	 * Record that a new run was created after another one with the same key.
	 */
	void duplicated() {
		this.success = Outcome.DUPLICATE;
	}

	/**
	 * Record that the launch is about to be sent again because no run was found.
	 * @param operation the operation
	 */
	void repeated(Operation<?> operation) {
		event(new DagsterRetryEvent(operation.name(), RetryReason.NOT_LAUNCHED));
	}

	/**
	 * Record the outcome of a request that launches the run.
	 * @param request the request
	 * @param <T> the result of the request
	 * @return the same request
	 */
	public <T> Mono<T> follow(Mono<T> request) {
		return request.doFirst(() -> this.sent = true)
			.doOnError((failure) -> this.sent = failure instanceof DagsterGraphQlClientException ex
					&& ex.isOutcomeUnknown());
	}

	@Override
	protected void succeeded(DagsterLaunchObservationContext context, @Nullable String runId) {
		this.confirmed = true;
		context.setRunId(runId);
		complete(context, this.success);
	}

	@Override
	protected void failed(DagsterLaunchObservationContext context, Throwable failure) {
		this.confirmed = provesTheJob(failure) || (this.confirmed && !(failure instanceof JobNotFoundException));
		complete(context, outcomeOf(failure));
	}

	@Override
	protected void cancelled(DagsterLaunchObservationContext context) {
		complete(context, this.sent ? Outcome.UNKNOWN : Outcome.FAILED);
	}

	private void complete(DagsterLaunchObservationContext context, Outcome outcome) {
		RepositoryName known = this.confirmed ? this.place : null;
		if (known != null) {
			context.setJobName(this.jobName);
			context.setLocationName(known.location());
		}
		context.setOutcome(outcome);
	}

	private static Outcome outcomeOf(Throwable failure) {
		if (failure instanceof DagsterGraphQlClientException ex && ex.isOutcomeUnknown()) {
			return Outcome.UNKNOWN;
		}
		return (failure instanceof DagsterServerException) ? Outcome.REJECTED : Outcome.FAILED;
	}

	// Errors that Dagster can only report after it has loaded the job. Conflicting
	// parameters and missing permissions are reported earlier.
	private static boolean provesTheJob(Throwable failure) {
		return failure instanceof RunConfigInvalidException || failure instanceof InvalidSubsetException
				|| failure instanceof InvalidStepException || failure instanceof InvalidOutputException
				|| failure instanceof NoModeProvidedException || failure instanceof PresetNotFoundException
				|| failure instanceof RunConflictException;
	}

}
