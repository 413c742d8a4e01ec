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

package io.github.dagstergraphql.boot.autoconfigure.endpoint;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.github.dagstergraphql.boot.autoconfigure.endpoint.DagsterDescriptor.Client;
import io.github.dagstergraphql.boot.autoconfigure.endpoint.DagsterDescriptor.Location;
import io.github.dagstergraphql.boot.autoconfigure.endpoint.DagsterDescriptor.RecentRun;
import io.github.dagstergraphql.boot.autoconfigure.endpoint.DagsterDescriptor.Reload;
import io.github.dagstergraphql.boot.autoconfigure.endpoint.DagsterDescriptor.ReloadedLocation;
import io.github.dagstergraphql.boot.autoconfigure.endpoint.DagsterDescriptor.Termination;
import io.github.dagstergraphql.boot.autoconfigure.internal.SafeText;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Endpoint that describes the clients, their servers, and the runs that the application
 * has launched or awaited. It reloads code locations and terminates runs if
 * {@code management.endpoint.dagster.access} is {@code unrestricted}.
 */
@Endpoint(id = "dagster", defaultAccess = Access.READ_ONLY)
class DagsterEndpoint {

	private final Supplier<Map<String, DagsterGraphQlClient>> beans;

	private final RecentRuns runs;

	private final LiveConnections liveConnections;

	private final Duration timeout;

	/**
	 * Create an endpoint.
	 * @param beans the clients by the names of their beans
	 * @param runs the runs that the application has launched or awaited
	 * @param liveConnections the open WebSocket connections
	 * @param timeout the limit for the requests of a description
	 */
	DagsterEndpoint(Supplier<Map<String, DagsterGraphQlClient>> beans, RecentRuns runs, LiveConnections liveConnections,
			Duration timeout) {
		this.beans = beans;
		this.runs = runs;
		this.liveConnections = liveConnections;
		this.timeout = timeout;
	}

	@ReadOperation
	Mono<DagsterDescriptor> clients() {
		return Flux.fromIterable(byName().entrySet())
			.flatMapSequential((client) -> describe(client.getValue())
				.map((description) -> Map.entry(client.getKey(), description)))
			.collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
			.map(DagsterDescriptor::new);
	}

	@ReadOperation
	Mono<Client> client(@Selector String client) {
		return Mono.justOrEmpty(byName().get(client)).flatMap(this::describe);
	}

	@WriteOperation
	Mono<Reload> reload(@Selector String client, @Nullable String location) {
		return Mono.justOrEmpty(byName().get(client))
			.flatMap((target) -> reload(target, location).map(DagsterEndpoint::describe)
				.onErrorResume((ex) -> Mono.just(new Reload(Map.of(), SafeText.describe(ex)))));
	}

	@DeleteOperation
	Mono<Termination> terminate(@Selector String client, @Selector String runId, @Nullable TerminatePolicy policy) {
		return Mono.justOrEmpty(byName().get(client))
			.flatMap((target) -> target.run(runId)
				.terminate((policy != null) ? policy : TerminatePolicy.SAFE_TERMINATE)
				.thenReturn(new Termination(runId, "SUCCESS", null))
				.onErrorResume((ex) -> Mono.just(new Termination(runId, "FAILURE", SafeText.describe(ex)))));
	}

	private static Mono<Map<String, ReloadRepositoryLocationInfo>> reload(ReactiveDagsterGraphQlClient client,
			@Nullable String location) {
		return (location != null) ? client.location(location).reload().map((info) -> Map.of(location, info))
				: client.locations().reload();
	}

	private static Reload describe(Map<String, ReloadRepositoryLocationInfo> outcomes) {
		Map<String, ReloadedLocation> locations = new LinkedHashMap<>();
		outcomes.forEach((name, outcome) -> locations.put(name, ReloadedLocation.of(outcome)));
		return new Reload(locations, null);
	}

	// Several clients may have the same name, unlike their beans. A mock has none.
	private Map<String, ReactiveDagsterGraphQlClient> byName() {
		Map<String, ReactiveDagsterGraphQlClient> clients = new LinkedHashMap<>();
		this.beans.get().forEach((beanName, client) -> {
			ReactiveDagsterGraphQlClient reactive = client.reactive();
			if (reactive != null && reactive.name() != null) {
				clients.put(clients.containsKey(reactive.name()) ? beanName : reactive.name(), reactive);
			}
		});
		return clients;
	}

	// A server that does not respond is waited for only once.
	private Mono<Client> describe(ReactiveDagsterGraphQlClient client) {
		List<RecentRuns.Entry> recent = this.runs.runs(client.name());
		List<String> errors = new CopyOnWriteArrayList<>();
		return ask(client.instance().version(), errors).flatMap((version) -> version.isEmpty()
				? Mono.just(describe(client, null, null, errors, runs(recent, Map.of(), client)))
				: Mono.zip(ask(client.locations().list(), errors), ask(read(recent, client), errors))
					.map((answers) -> describe(client, version.get(), answers.getT1().orElse(null), errors,
							runs(recent, answers.getT2().orElse(Map.of()), client))));
	}

	private Client describe(ReactiveDagsterGraphQlClient client, @Nullable String version,
			@Nullable List<LocationEntry> locations, List<String> errors, List<RecentRun> runs) {
		return new Client(client.instance().url(), version, (locations != null) ? describe(locations) : null, errors,
				runs, this.runs.waits(client.name()), this.liveConnections.open(client.name()));
	}

	private static Map<String, Location> describe(List<LocationEntry> locations) {
		Map<String, Location> descriptions = new LinkedHashMap<>();
		locations.forEach((location) -> descriptions.put(location.locationName(), Location.of(location)));
		return descriptions;
	}

	private <T> Mono<Optional<T>> ask(Mono<T> question, List<String> errors) {
		return question.timeout(this.timeout)
			.onErrorMap(TimeoutException.class, (ex) -> SafeText.noResponse(this.timeout))
			.map(Optional::of)
			.onErrorResume((ex) -> {
				errors.add(SafeText.describe(ex));
				return Mono.just(Optional.empty());
			});
	}

	private static Mono<Map<String, Run>> read(List<RecentRuns.Entry> recent, ReactiveDagsterGraphQlClient client) {
		if (recent.isEmpty()) {
			return Mono.just(Map.of());
		}
		return client.runs().ids(recent.stream().map((run) -> run.id).toList()).stream().collectMap(Run::id);
	}

	private static List<RecentRun> runs(List<RecentRuns.Entry> recent, Map<String, Run> known,
			ReactiveDagsterGraphQlClient client) {
		return recent.stream().map((run) -> describe(run, known.get(run.id), client)).toList();
	}

	private static RecentRun describe(RecentRuns.Entry run, @Nullable Run known, ReactiveDagsterGraphQlClient client) {
		return new RecentRun(run.id, (known != null) ? known.jobName() : run.jobName,
				(known != null) ? known.locationName() : run.locationName,
				(known != null) ? known.status().name() : run.status, run.launched, run.waits > 0, run.since,
				client.run(run.id).uiUrl());
	}

}
