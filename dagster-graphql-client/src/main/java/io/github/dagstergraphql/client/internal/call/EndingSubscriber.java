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

package io.github.dagstergraphql.client.internal.call;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/**
 * Subscriber that notifies a listener of the end once, before its own subscriber. A
 * failure of the listener is logged and does not affect the subscriber. Unlike Reactor's
 * {@code tap}, it does not open the scope of the current observation for the listener: if
 * a handler failed to open it, the failure would replace the result.
 *
 * @param <T> the type of the value
 */
final class EndingSubscriber<T> implements CoreSubscriber<T>, Subscription {

	private final CoreSubscriber<? super T> actual;

	private final EndingListener<T> listener;

	private final Context context;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile @Nullable Subscription upstream;

	EndingSubscriber(CoreSubscriber<? super T> actual, EndingListener<T> listener, Context context) {
		this.actual = actual;
		this.listener = listener;
		this.context = context;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		this.upstream = subscription;
		this.actual.onSubscribe(this);
	}

	@Override
	public void onNext(T value) {
		end(() -> this.listener.succeeded(value));
		this.actual.onNext(value);
	}

	@Override
	public void onComplete() {
		end(() -> this.listener.succeeded(null));
		this.actual.onComplete();
	}

	@Override
	public void onError(Throwable failure) {
		end(() -> this.listener.failed(failure));
		this.actual.onError(failure);
	}

	@Override
	public void request(long count) {
		Subscription subscription = this.upstream;
		if (subscription != null) {
			subscription.request(count);
		}
	}

	@Override
	public void cancel() {
		end(this.listener::cancelled);
		Subscription subscription = this.upstream;
		if (subscription != null) {
			subscription.cancel();
		}
	}

	private void end(Runnable ending) {
		if (this.ended.compareAndSet(false, true)) {
			SideJobs.run(ending);
		}
	}

}
