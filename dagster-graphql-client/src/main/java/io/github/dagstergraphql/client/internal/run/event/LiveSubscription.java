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

package io.github.dagstergraphql.client.internal.run.event;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/**
 * Subscription to the events of a run that is read page by page. It requests a page when
 * the previous one has been taken.
 */
final class LiveSubscription extends BaseSubscriber<EventPage> {

	private @Nullable EventPage page;

	private boolean over;

	private @Nullable Throwable failure;

	private Sinks.Empty<Void> ready = Sinks.empty();

	/**
	 * Wait for a page.
	 * @return completes when there is a page, or when none will follow
	 */
	synchronized Mono<Void> ready() {
		return this.ready.asMono();
	}

	/**
	 * Take the page that has arrived, and request another one.
	 * @return the page, or {@code null} if none has arrived
	 */
	@Nullable EventPage take() {
		EventPage taken;
		synchronized (this) {
			taken = this.page;
			this.page = null;
			if (taken != null && !this.over) {
				this.ready = Sinks.empty();
			}
		}
		if (taken != null) {
			request(1);
		}
		return taken;
	}

	/**
	 * Return whether the subscription has ended, and all its pages have been taken.
	 * @return {@code true} if so
	 */
	synchronized boolean isOver() {
		return this.over && this.page == null;
	}

	/**
	 * Return the reason for the end.
	 * @return the failure, or {@code null} if the server has completed the subscription
	 */
	synchronized @Nullable Throwable failure() {
		return this.failure;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		request(1);
	}

	@Override
	protected void hookOnNext(EventPage next) {
		Sinks.Empty<Void> waiting;
		synchronized (this) {
			this.page = next;
			waiting = this.ready;
		}
		waiting.tryEmitEmpty();
	}

	@Override
	protected void hookOnError(Throwable ex) {
		synchronized (this) {
			this.failure = ex;
		}
	}

	@Override
	protected void hookFinally(SignalType type) {
		Sinks.Empty<Void> waiting;
		synchronized (this) {
			this.over = true;
			waiting = this.ready;
		}
		waiting.tryEmitEmpty();
	}

}
