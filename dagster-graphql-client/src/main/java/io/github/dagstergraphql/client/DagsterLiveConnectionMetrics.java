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

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.github.dagstergraphql.client.internal.stream.Interruption;
import io.github.dagstergraphql.client.internal.stream.Sockets;
import io.github.dagstergraphql.client.observation.DagsterLiveMeterDocumentation;
import io.github.dagstergraphql.client.observation.DagsterLiveMeterDocumentation.ClientKeyNames;
import io.github.dagstergraphql.client.observation.DagsterLiveMeterDocumentation.FailureKeyNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.util.Assert;

/**
 * Meters of the WebSocket connections of clients: those that are open, the results that
 * have been received over them, and the subscriptions that have failed. Most failures are
 * not visible otherwise, since the client polls instead. Requires
 * {@code micrometer-core}.
 *
 * @since 0.1.0
 * @see DagsterLiveMeterDocumentation
 */
public final class DagsterLiveConnectionMetrics implements MeterBinder {

	private static final Set<Interruption> FAILURES = EnumSet
		.complementOf(EnumSet.of(Interruption.DISABLED, Interruption.CLOSED));

	private final List<DagsterGraphQlClient> clients;

	/**
	 * Create the meters of clients.
	 * @param clients the clients. Those that were not created by the
	 * {@link DagsterGraphQlClient#builder() builder}, such as mocks, have no meters
	 */
	public DagsterLiveConnectionMetrics(Collection<DagsterGraphQlClient> clients) {
		Assert.notNull(clients, "clients must not be null");
		this.clients = List.copyOf(clients);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (DagsterGraphQlClient client : this.clients) {
			if (client.reactive() instanceof DefaultReactiveDagsterGraphQlClient owner) {
				bind(owner, registry);
			}
		}
	}

	private static void bind(DefaultReactiveDagsterGraphQlClient owner, MeterRegistry registry) {
		Tags tags = Tags.of(ClientKeyNames.CLIENT.asString(), owner.name());
		Gauge.builder(DagsterLiveMeterDocumentation.CONNECTIONS.getName(), owner, of(Sockets::open))
			.description("WebSocket connections that are open")
			.tags(tags)
			.register(registry);
		FunctionCounter
			.builder(DagsterLiveMeterDocumentation.RESULTS.getName(), owner,
					of((sockets) -> sockets.counts().results()))
			.description("Results that were received over WebSocket connections")
			.tags(tags)
			.register(registry);
		for (Interruption reason : FAILURES) {
			FunctionCounter
				.builder(DagsterLiveMeterDocumentation.FAILURES.getName(), owner,
						of((sockets) -> sockets.counts().of(reason)))
				.description("Subscriptions over WebSocket connections that have failed")
				.tags(tags.and(FailureKeyNames.REASON.asString(), reason.name()))
				.register(registry);
		}
	}

	// zero for a client that has not been used
	private static ToDoubleFunction<DefaultReactiveDagsterGraphQlClient> of(ToDoubleFunction<Sockets> value) {
		return (owner) -> {
			Sockets sockets = owner.sockets();
			return (sockets != null) ? value.applyAsDouble(sockets) : 0;
		};
	}

}
