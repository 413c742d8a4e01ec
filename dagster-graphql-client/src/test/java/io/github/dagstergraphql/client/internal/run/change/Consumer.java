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

package io.github.dagstergraphql.client.internal.run.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunChangePosition;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * Consumer of changes that requests as many as the test wants.
 */
final class Consumer extends BaseSubscriber<RunChange> {

	final List<RunChange> changes = new ArrayList<>();

	@Nullable Throwable failure;

	boolean completed;

	static Consumer of(FakeDagster server, RunChangePosition since, long demand) {
		Consumer consumer = new Consumer();
		server.changes().flux(server, since).subscribe(consumer);
		if (demand > 0) {
			consumer.request(demand);
		}
		return consumer;
	}

	static Consumer of(FakeDagster server, RunChangePosition since) {
		return of(server, since, Long.MAX_VALUE);
	}

	List<String> texts() {
		return this.changes.stream().map((change) -> change.run().id() + " " + change.status()).toList();
	}

	RunChangePosition position() {
		return this.changes.get(this.changes.size() - 1).position();
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		// the test requests
	}

	@Override
	protected void hookOnNext(RunChange change) {
		this.changes.add(change);
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.failure = failure;
	}

	@Override
	protected void hookOnComplete() {
		this.completed = true;
	}

}
