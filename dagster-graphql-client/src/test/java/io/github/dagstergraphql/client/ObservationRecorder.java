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

package io.github.dagstergraphql.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRetryEvent;
import io.github.dagstergraphql.client.observation.RetryReason;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recorder of observations, in the order in which they start and stop. Its registry
 * rejects observations that are used in a wrong order, such as stopped twice.
 */
public final class ObservationRecorder implements ObservationHandler<Observation.Context> {

	private final ObservationRegistry registry = TestObservationRegistry.create();

	private final List<Observation.Context> started = new CopyOnWriteArrayList<>();

	private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	private final List<Observation.Event> events = new CopyOnWriteArrayList<>();

	public ObservationRecorder() {
		this.registry.observationConfig().observationHandler(this);
	}

	public ObservationRegistry registry() {
		return this.registry;
	}

	@Override
	public void onStart(Observation.Context context) {
		this.started.add(context);
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		this.events.add(event);
	}

	@Override
	public void onStop(Observation.Context context) {
		this.stopped.add(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	public List<Observation.Context> started() {
		return this.started;
	}

	public <C extends Observation.Context> List<C> started(Class<C> type) {
		return this.started.stream().filter(type::isInstance).map(type::cast).toList();
	}

	public <C extends Observation.Context> List<C> stopped(Class<C> type) {
		return this.stopped.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * Return the HTTP exchanges. They may be stopped after their caller has continued.
	 * @return the exchanges that were started
	 */
	public List<ClientRequestObservationContext> exchanges() {
		return started(ClientRequestObservationContext.class);
	}

	public <C extends Observation.Context> C single(Class<C> type) {
		List<C> contexts = stopped(type);
		assertThat(contexts).hasSize(1);
		return contexts.get(0);
	}

	public <E extends Observation.Event> List<E> events(Class<E> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	public List<RetryReason> retries() {
		return events(DagsterRetryEvent.class).stream().map(DagsterRetryEvent::getReason).toList();
	}

	/**
	 * Return the launches that have ended.
	 * @return the launches, in the order of their end
	 */
	public List<LaunchSeen> launches() {
		return stopped(DagsterLaunchObservationContext.class).stream()
			.map((launch) -> new LaunchSeen(launch.getClientName(), launch.getJobName(), launch.getLocationName(),
					launch.getOutcome()))
			.toList();
	}

	public void clear() {
		this.started.clear();
		this.stopped.clear();
		this.events.clear();
	}

	public static Map<String, String> low(Observation.ContextView context) {
		return toMap(context.getLowCardinalityKeyValues());
	}

	public static Map<String, String> high(Observation.ContextView context) {
		return toMap(context.getHighCardinalityKeyValues());
	}

	private static Map<String, String> toMap(KeyValues keyValues) {
		return keyValues.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	public static Observation.ContextView parent(Observation.ContextView context) {
		return context.getParentObservation().getContextView();
	}

	/**
	 * Launch that has ended.
	 *
	 * @param clientName the name of the client
	 * @param jobName the job, or {@code null} unless confirmed
	 * @param locationName the code location, or {@code null} unless confirmed
	 * @param outcome the outcome
	 */
	public record LaunchSeen(String clientName, @Nullable String jobName, @Nullable String locationName,
			DagsterLaunchObservationContext.@Nullable Outcome outcome) {

	}

}
