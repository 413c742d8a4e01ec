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

package io.github.dagstergraphql.client.internal.instance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.instance.RunQueue;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.version.ServerVersion;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveInstanceHandle}.
 */
public final class DefaultReactiveInstanceHandle implements ReactiveInstanceHandle {

	private final URI url;

	private final Supplier<DagsterTransport> transport;

	/**
	 * Create a new instance.
	 * @param url the URL of the GraphQL endpoint
	 * @param transport supplies the transport when it is first used
	 */
	public DefaultReactiveInstanceHandle(URI url, Supplier<DagsterTransport> transport) {
		this.url = url;
		this.transport = transport;
	}

	@Override
	public URI url() {
		return this.url;
	}

	@Override
	public Mono<String> version() {
		return this.transport.get().versions().ask().map(ServerVersion::text);
	}

	@Override
	public Mono<List<DaemonStatus>> daemons() {
		return this.transport.get().execute(InstanceDaemons.OPERATION, Map.of());
	}

	@Override
	public Mono<InstanceSettings> settings() {
		return queries().settings();
	}

	@Override
	public Mono<RunQueue> runQueue() {
		return new RunQueues(this.transport.get(), queries()).read();
	}

	@Override
	public Mono<List<ConcurrencyPool>> pools() {
		return queries().pools();
	}

	@Override
	public Mono<ConcurrencyPool> pool(String name) {
		return queries().pool(name);
	}

	@Override
	public Mono<Void> setPoolLimit(String pool, int limit) {
		return control().setLimit(pool, limit);
	}

	@Override
	public Mono<Void> deletePoolLimit(String pool) {
		return control().deleteLimit(pool);
	}

	@Override
	public Mono<Void> freePoolSlots(String runId) {
		return control().freeSlots(runId, null);
	}

	@Override
	public Mono<Void> freePoolSlots(String runId, String stepKey) {
		Assert.hasText(stepKey, "step key must not be empty");
		return control().freeSlots(runId, stepKey);
	}

	@Override
	public Mono<Void> pauseAutoMaterialize() {
		return control().setPaused(true);
	}

	@Override
	public Mono<Void> resumeAutoMaterialize() {
		return control().setPaused(false);
	}

	@Override
	public Mono<CallerPermissions> permissions() {
		return queries().permissions();
	}

	private InstanceQueries queries() {
		return new InstanceQueries(this.transport.get());
	}

	private InstanceControl control() {
		return new InstanceControl(this.transport.get(), queries());
	}

	@Override
	public String toString() {
		return "ReactiveInstanceHandle[" + url() + "]";
	}

}
