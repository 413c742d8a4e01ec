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
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.run.AwaitOptions;

/**
 * The blocking {@link BackfillHandle}.
 */
public final class DefaultBackfillHandle implements BackfillHandle {

	private final DefaultReactiveBackfillHandle reactive;

	public DefaultBackfillHandle(DefaultReactiveBackfillHandle reactive) {
		this.reactive = reactive;
	}

	@Override
	public String id() {
		return this.reactive.id();
	}

	@Override
	public URI uiUrl() {
		return this.reactive.uiUrl();
	}

	@Override
	public Backfill get() {
		return Blocking.query(this.reactive.get());
	}

	@Override
	public Backfill await() {
		return Blocking.query(this.reactive.await());
	}

	@Override
	public Backfill await(AwaitOptions options) {
		return (options != null && options.terminatePolicy() != null) ? Blocking.mutation(this.reactive.await(options))
				: Blocking.query(this.reactive.await(options));
	}

	@Override
	public void cancel() {
		Blocking.completion(this.reactive.cancel());
	}

	@Override
	public void resume() {
		Blocking.completion(this.reactive.resume());
	}

	@Override
	public BackfillHandle reexecuteFailed() {
		return new DefaultBackfillHandle(Blocking.mutation(this.reactive.reexecute()));
	}

	@Override
	public String toString() {
		return "BackfillHandle[" + id() + "]";
	}

}
