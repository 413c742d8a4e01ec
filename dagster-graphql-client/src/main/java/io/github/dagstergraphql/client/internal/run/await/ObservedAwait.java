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

package io.github.dagstergraphql.client.internal.run.await;

import io.github.dagstergraphql.client.internal.call.ObservationFactory;
import io.github.dagstergraphql.client.internal.call.Observed;
import io.github.dagstergraphql.client.internal.call.SideJobs;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext.Outcome;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext.PollOutcome;
import io.github.dagstergraphql.client.observation.DagsterRunFinishedEvent;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunStatus;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observed wait for a run.
 */
final class ObservedAwait extends Observed<AwaitedRun, DagsterAwaitObservationContext> {

	private final String runId;

	/** Last attempt that has finished: it is seen again until its retry starts. */
	private volatile @Nullable Run finished;

	ObservedAwait(String runId) {
		this.runId = runId;
	}

	@Override
	protected DagsterAwaitObservationContext createContext(String clientName) {
		return new DagsterAwaitObservationContext(clientName, this.runId);
	}

	@Override
	protected Observation createObservation(ObservationFactory factory, DagsterAwaitObservationContext context) {
		return factory.of(context);
	}

	/**
	 * Record a poll that is attributed to this wait.
	 * @param answered whether the server has responded
	 */
	void polled(boolean answered) {
		DagsterAwaitObservationContext context = context();
		if (context != null) {
			SideJobs.run(() -> context.polled(answered ? PollOutcome.SUCCESS : PollOutcome.ERROR));
		}
	}

	/**
	 * Record that the run or one of its retries has finished.
	 * @param run the run
	 */
	void finished(Run run) {
		Run last = this.finished;
		this.finished = run;
		if (last == null || !last.id().equals(run.id())) {
			event(new DagsterRunFinishedEvent(run.id(), run.jobName(), run.locationName(), run.status().name(),
					run.duration()));
		}
	}

	@Override
	protected void succeeded(DagsterAwaitObservationContext context, @Nullable AwaitedRun awaited) {
		if (awaited != null) {
			complete(context, Outcome.FINISHED, awaited.run(), awaited.status());
		}
	}

	@Override
	protected void failed(DagsterAwaitObservationContext context, Throwable failure) {
		if (failure instanceof RunAwaitException ex) {
			complete(context, outcomeOf(ex.getReason()), this.finished, ex.getLastStatus());
		}
		else {
			complete(context, Outcome.ERROR, this.finished, null);
		}
	}

	@Override
	protected void cancelled(DagsterAwaitObservationContext context) {
		complete(context, Outcome.CANCELLED, this.finished, null);
	}

	private static void complete(DagsterAwaitObservationContext context, Outcome outcome, @Nullable Run run,
			@Nullable RunStatus status) {
		context.setOutcome(outcome);
		if (run != null) {
			context.setJobName(run.jobName());
			context.setLocationName(run.locationName());
		}
		if (status != null) {
			context.setStatus(status.name());
		}
	}

	private static Outcome outcomeOf(RunAwaitException.Reason reason) {
		return switch (reason) {
			case TIMEOUT -> Outcome.TIMEOUT;
			case NOT_SUCCESSFUL -> Outcome.NOT_SUCCESSFUL;
			case CLOSED -> Outcome.CLOSED;
		};
	}

}
