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

package io.github.dagstergraphql.client.internal.backfill;

import java.net.URI;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillHandle;
import io.github.dagstergraphql.client.run.AwaitOptions;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The reactive {@link ReactiveBackfillHandle}.
 */
public final class DefaultReactiveBackfillHandle implements ReactiveBackfillHandle {

	private final Backfills backfills;

	private final String id;

	DefaultReactiveBackfillHandle(Backfills backfills, String id) {
		Assert.hasText(id, "backfill id must not be empty");
		this.backfills = backfills;
		this.id = id;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public URI uiUrl() {
		return this.backfills.uiUrl(this.id);
	}

	@Override
	public Mono<Backfill> get() {
		return this.backfills.queries().one(this.id);
	}

	@Override
	public Mono<Backfill> await() {
		return await(this.backfills.settings().awaitOptions());
	}

	@Override
	public Mono<Backfill> await(AwaitOptions options) {
		Assert.notNull(options, "options must not be null");
		return this.backfills.awaits().await(this.id, options);
	}

	@Override
	public Mono<Void> cancel() {
		return this.backfills.control().cancel(this.id);
	}

	@Override
	public Mono<Void> resume() {
		return this.backfills.control().resume(this.id);
	}

	@Override
	public Mono<ReactiveBackfillHandle> reexecuteFailed() {
		return reexecute().map((handle) -> handle);
	}

	Mono<DefaultReactiveBackfillHandle> reexecute() {
		return this.backfills.control().reexecute(this.id).map(this.backfills::backfill);
	}

	@Override
	public String toString() {
		return "ReactiveBackfillHandle[" + this.id + "]";
	}

}
