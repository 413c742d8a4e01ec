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

package io.github.dagstergraphql.client.observation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.FinishedKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.LocationKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.PollKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.RetryKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.RunKeyNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.util.Assert;

/**
 * Observation handler that records those meters of {@link DagsterMeterDocumentation}
 * which are derived from the observations of clients and their events. It is used in
 * addition to Micrometer's {@code DefaultMeterObservationHandler}, which records the
 * duration of each observation. One instance can be used by several clients.
 *
 * <p>
 * Names of jobs and code locations become tags, so that their number is limited. For each
 * client, the first jobs and the first code locations are counted by name, and all others
 * together as {@code other}. Names that are not confirmed by a server never become tags;
 * they are counted as {@code unknown}.
 *
 * @since 0.1.0
 */
public final class DagsterMeterObservationHandler implements ObservationHandler<Observation.Context> {

	/**
	 * Default maximum number of jobs, and of code locations, that are counted by name.
	 */
	public static final int DEFAULT_MAXIMUM_NAMES = NameTags.DEFAULT_MAXIMUM;

	private static final int REMEMBERED_RUNS = 1000;

	private final Supplier<? extends MeterRegistry> registry;

	private final NameTags names;

	/** Several waits may observe the same run, and end at different times. */
	private final Set<FinishedRun> counted = Collections
		.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<FinishedRun, Boolean> eldest) {
				return size() > REMEMBERED_RUNS;
			}

		}));

	/**
	 * Create a handler with the default limit.
	 * @param registry the registry for the meters
	 */
	public DagsterMeterObservationHandler(MeterRegistry registry) {
		this(() -> registry, DEFAULT_MAXIMUM_NAMES);
		Assert.notNull(registry, "registry must not be null");
	}

	/**
	 * Create a handler with a custom limit.
	 * @param registry supplies the registry for the meters. It is first called when a
	 * meter is needed
	 * @param maximumNames the maximum number of jobs, and of code locations, of each
	 * client that are counted by name. A job counts once for each code location that
	 * contains it
	 */
	public DagsterMeterObservationHandler(Supplier<? extends MeterRegistry> registry, int maximumNames) {
		Assert.notNull(registry, "registry must not be null");
		this.registry = registry;
		this.names = new NameTags(maximumNames);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof DagsterRequestObservationContext || context instanceof DagsterLaunchObservationContext
				|| context instanceof DagsterAwaitObservationContext
				|| context instanceof DagsterReloadObservationContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		if (context instanceof DagsterAwaitObservationContext await) {
			await.onPoll(
					(outcome) -> count(DagsterMeterDocumentation.RUNS_POLLED, Tags.of(PollKeyNames.CLIENT.asString(),
							await.getClientName(), PollKeyNames.OUTCOME.asString(), outcome.name())));
		}
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		if (event instanceof DagsterRetryEvent retry) {
			retried(clientName(context), retry);
		}
		else if (event instanceof DagsterRunFinishedEvent run) {
			finished(clientName(context), run);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		if (context instanceof DagsterLaunchObservationContext launch) {
			submitted(launch);
		}
		else if (context instanceof DagsterReloadObservationContext reload) {
			reloaded(reload);
		}
	}

	private static String clientName(Observation.Context context) {
		if (context instanceof DagsterRequestObservationContext request) {
			return request.getClientName();
		}
		return (context instanceof DagsterLaunchObservationContext launch) ? launch.getClientName()
				: ((DagsterAwaitObservationContext) context).getClientName();
	}

	private void submitted(DagsterLaunchObservationContext launch) {
		String client = launch.getClientName();
		count(DagsterMeterDocumentation.RUNS_SUBMITTED,
				Tags.of(RunKeyNames.CLIENT.asString(), client, RunKeyNames.JOB.asString(),
						this.names.job(client, launch.getLocationName(), launch.getJobName()),
						RunKeyNames.LOCATION.asString(), this.names.location(client, launch.getLocationName()),
						RunKeyNames.OUTCOME.asString(), NameTags.nameOf(launch.getOutcome())));
	}

	private void reloaded(DagsterReloadObservationContext reload) {
		String client = reload.getClientName();
		count(DagsterMeterDocumentation.LOCATIONS_RELOADED,
				Tags.of(LocationKeyNames.CLIENT.asString(), client, LocationKeyNames.LOCATION.asString(),
						this.names.location(reload), LocationKeyNames.STATUS.asString(),
						NameTags.nameOf(reload.getStatus())));
	}

	private void retried(String client, DagsterRetryEvent retry) {
		String operation = retry.getOperationName();
		count(DagsterMeterDocumentation.REQUESTS_RETRIED,
				Tags.of(RetryKeyNames.CLIENT.asString(), client, RetryKeyNames.OPERATION.asString(),
						(operation != null) ? operation : "custom", RetryKeyNames.REASON.asString(),
						retry.getReason().name()));
	}

	private void finished(String client, DagsterRunFinishedEvent run) {
		if (!this.counted.add(new FinishedRun(client, run.getRunId()))) {
			return;
		}
		Duration duration = run.getDuration();
		Timer.builder(DagsterMeterDocumentation.RUNS_FINISHED.getName())
			.description(describe(DagsterMeterDocumentation.RUNS_FINISHED))
			.tags(FinishedKeyNames.CLIENT.asString(), client, FinishedKeyNames.JOB.asString(),
					this.names.job(client, run.getLocationName(), run.getJobName()),
					FinishedKeyNames.LOCATION.asString(), this.names.location(client, run.getLocationName()),
					FinishedKeyNames.STATUS.asString(), run.getStatus())
			.register(this.registry.get())
			.record((duration != null) ? duration : Duration.ZERO);
	}

	private void count(DagsterMeterDocumentation meter, Tags tags) {
		Counter.builder(meter.getName())
			.description(describe(meter))
			.tags(tags)
			.register(this.registry.get())
			.increment();
	}

	// shown by monitoring systems
	private static String describe(DagsterMeterDocumentation meter) {
		return switch (meter) {
			case RUNS_SUBMITTED -> "Launches of runs, by their outcome";
			case RUNS_FINISHED -> "Duration of the awaited runs that have ended";
			case RUNS_POLLED -> "Requests that poll the awaited runs";
			case REQUESTS_RETRIED -> "Requests that were sent again";
			case LOCATIONS_RELOADED -> "Reloads of code locations, by their outcome";
		};
	}

	/**
	 * Run that has been counted.
	 *
	 * @param client the name of the client
	 * @param runId the run id
	 */
	private record FinishedRun(String client, String runId) {

	}

}
