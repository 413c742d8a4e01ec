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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.AwaitedKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.FinishedKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.LocationKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.PollKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.RetryKeyNames;
import io.github.dagstergraphql.client.observation.DagsterMeterDocumentation.RunKeyNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Metrics in a Micrometer {@link MeterRegistry}, with the meters of
 * {@link DagsterMeterDocumentation}. One instance can be used by several clients.
 *
 * <p>
 * Names of jobs and code locations become tags, so that their number is limited. For each
 * client, the first jobs and the first code locations are counted by name, and all others
 * together as {@code other}. Names that are not confirmed by a server never become tags;
 * they are counted as {@code unknown}.
 *
 * @since 0.1.0
 */
public final class MicrometerDagsterClientMetrics implements DagsterClientMetrics {

	/**
	 * Default maximum number of jobs, and of code locations, that are counted by name.
	 */
	public static final int DEFAULT_MAXIMUM_NAMES = 100;

	private static final String UNKNOWN = "unknown";

	private static final String OTHER = "other";

	private final Supplier<? extends MeterRegistry> registry;

	private final int maximumNames;

	private final ConcurrentMap<String, Names> names = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, AtomicInteger> waits = new ConcurrentHashMap<>();

	/**
	 * Create metrics with the default limit.
	 * @param registry the registry for the meters
	 */
	public MicrometerDagsterClientMetrics(MeterRegistry registry) {
		this(() -> registry, DEFAULT_MAXIMUM_NAMES);
		Assert.notNull(registry, "registry must not be null");
	}

	/**
	 * Create metrics with a custom limit.
	 * @param registry supplies the registry for the meters. It is first called when a
	 * meter is needed
	 * @param maximumNames the maximum number of jobs, and of code locations, of each
	 * client that are counted by name. A job counts once for each code location that
	 * contains it
	 */
	public MicrometerDagsterClientMetrics(Supplier<? extends MeterRegistry> registry, int maximumNames) {
		Assert.notNull(registry, "registry must not be null");
		Assert.isTrue(maximumNames >= 0, "maximum of names must not be negative");
		this.registry = registry;
		this.maximumNames = maximumNames;
	}

	@Override
	public void runSubmitted(RunSubmission submission) {
		Names known = namesOf(submission.clientName());
		count(DagsterMeterDocumentation.RUNS_SUBMITTED,
				Tags.of(RunKeyNames.CLIENT.asString(), submission.clientName(), RunKeyNames.JOB.asString(),
						known.job(submission.locationName(), submission.jobName()), RunKeyNames.LOCATION.asString(),
						known.location(submission.locationName()), RunKeyNames.OUTCOME.asString(),
						submission.outcome().name()));
	}

	@Override
	public void locationReloaded(LocationReload reload) {
		count(DagsterMeterDocumentation.LOCATIONS_RELOADED,
				Tags.of(LocationKeyNames.CLIENT.asString(), reload.clientName(), LocationKeyNames.LOCATION.asString(),
						namesOf(reload.clientName()).location(reload.locationName()),
						LocationKeyNames.STATUS.asString(), reload.status().name()));
	}

	@Override
	public void requestRetried(RequestRetry retry) {
		count(DagsterMeterDocumentation.REQUESTS_RETRIED,
				Tags.of(RetryKeyNames.CLIENT.asString(), retry.clientName(), RetryKeyNames.OPERATION.asString(),
						(retry.operationName() != null) ? retry.operationName() : "custom",
						RetryKeyNames.REASON.asString(), retry.reason().name()));
	}

	@Override
	public void runFinished(RunCompletion completion) {
		Names known = namesOf(completion.clientName());
		Timer.builder(DagsterMeterDocumentation.RUNS_FINISHED.getName())
			.description(describe(DagsterMeterDocumentation.RUNS_FINISHED))
			.tags(FinishedKeyNames.CLIENT.asString(), completion.clientName(), FinishedKeyNames.JOB.asString(),
					known.job(completion.locationName(), completion.jobName()), FinishedKeyNames.LOCATION.asString(),
					known.location(completion.locationName()), FinishedKeyNames.STATUS.asString(), completion.status())
			.register(this.registry.get())
			.record((completion.duration() != null) ? completion.duration() : Duration.ZERO);
	}

	@Override
	public void runsAwaited(String clientName, int waits) {
		this.waits.computeIfAbsent(clientName, (name) -> {
			AtomicInteger gauge = new AtomicInteger();
			Gauge.builder(DagsterMeterDocumentation.RUNS_AWAITED.getName(), gauge, AtomicInteger::get)
				.description(describe(DagsterMeterDocumentation.RUNS_AWAITED))
				.tags(AwaitedKeyNames.CLIENT.asString(), name)
				.strongReference(true)
				.register(this.registry.get());
			return gauge;
		}).set(waits);
	}

	@Override
	public void runsPolled(RunPoll poll) {
		count(DagsterMeterDocumentation.RUNS_POLLED, Tags.of(PollKeyNames.CLIENT.asString(), poll.clientName(),
				PollKeyNames.OUTCOME.asString(), poll.outcome().name()));
	}

	private Names namesOf(String clientName) {
		return this.names.computeIfAbsent(clientName, (name) -> new Names(this.maximumNames));
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
			case RUNS_AWAITED -> "Waits for runs that are in progress";
			case RUNS_POLLED -> "Requests that poll the awaited runs";
			case REQUESTS_RETRIED -> "Requests that were sent again";
			case LOCATIONS_RELOADED -> "Reloads of code locations, by their outcome";
		};
	}

	/**
	 * Names of the jobs and code locations of one client.
	 */
	private static final class Names {

		// one name in many code locations produces as many meters as many names in one
		private final BoundedNames<Job> jobs;

		private final BoundedNames<String> locations;

		Names(int maximum) {
			this.jobs = new BoundedNames<>(maximum);
			this.locations = new BoundedNames<>(maximum);
		}

		String job(@Nullable String location, @Nullable String name) {
			if (name == null) {
				return UNKNOWN;
			}
			return this.jobs.admit(new Job(location, name)) ? name : OTHER;
		}

		String location(@Nullable String name) {
			if (name == null) {
				return UNKNOWN;
			}
			return this.locations.admit(name) ? name : OTHER;
		}

	}

	/**
	 * Job of a code location.
	 *
	 * @param location the code location
	 * @param name the name of the job
	 */
	private record Job(@Nullable String location, String name) {

	}

}
