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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.operation.Request;
import reactor.core.publisher.Flux;
import reactor.test.publisher.TestPublisher;

/**
 * Subscriptions to the events of runs that a test controls.
 */
final class FakeSignals {

	/** The latest subscription of each run. */
	private final Map<String, TestPublisher<NewEvents>> publishers = new LinkedHashMap<>();

	/** The runs that have been subscribed to. */
	final List<String> connected = new ArrayList<>();

	Flux<NewEvents> connect(Request<NewEvents> request) {
		String runId = (String) request.variables().get("runId");
		TestPublisher<NewEvents> publisher = TestPublisher.create();
		this.publishers.put(runId, publisher);
		this.connected.add(runId);
		return publisher.flux();
	}

	TestPublisher<NewEvents> of(String runId) {
		return this.publishers.get(runId);
	}

	void event(String runId, String... types) {
		of(runId).next(new NewEvents(Stream.of(types).map(NewEvents.Entry::new).toList()));
	}

}
