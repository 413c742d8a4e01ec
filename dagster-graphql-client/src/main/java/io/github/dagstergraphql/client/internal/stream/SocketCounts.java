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

package io.github.dagstergraphql.client.internal.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Number of results, and of failed subscriptions by reason.
 */
public final class SocketCounts {

	private final Map<Interruption, LongAdder> counts = new EnumMap<>(Interruption.class);

	private final LongAdder results = new LongAdder();

	SocketCounts() {
		for (Interruption interruption : Interruption.values()) {
			this.counts.put(interruption, new LongAdder());
		}
	}

	void add(Interruption interruption) {
		counter(interruption).increment();
	}

	void addResult() {
		this.results.increment();
	}

	/**
	 * Return the number of results that have been received.
	 * @return the number
	 */
	public long results() {
		return this.results.sum();
	}

	/**
	 * Return the number of subscriptions that have failed for a reason.
	 * @param interruption the reason
	 * @return the number
	 */
	public long of(Interruption interruption) {
		return counter(interruption).sum();
	}

	private LongAdder counter(Interruption interruption) {
		return Objects.requireNonNull(this.counts.get(interruption));
	}

}
