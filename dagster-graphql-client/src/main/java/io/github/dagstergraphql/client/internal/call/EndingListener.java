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
import reactor.core.observability.DefaultSignalListener;

/**
 * Listener for the end of a {@code Mono}, called once and before the subscriber. A
 * failure of the listener is logged and does not affect the subscriber.
 *
 * @param <T> the value of the {@code Mono}
 */
public abstract class EndingListener<T> extends DefaultSignalListener<T> {

	private final AtomicBoolean ended = new AtomicBoolean();

	/**
	 * Called on completion.
	 * @param value the value, or {@code null} if there is none
	 */
	protected abstract void succeeded(@Nullable T value);

	/**
	 * Called on failure.
	 * @param failure the failure
	 */
	protected abstract void failed(Throwable failure);

	/**
	 * Called on cancellation by the subscriber.
	 */
	protected abstract void cancelled();

	@Override
	public final void doOnNext(T value) {
		end(() -> succeeded(value));
	}

	@Override
	public final void doOnComplete() {
		end(() -> succeeded(null));
	}

	@Override
	public final void doOnError(Throwable failure) {
		end(() -> failed(failure));
	}

	@Override
	public final void doOnCancel() {
		end(this::cancelled);
	}

	private void end(Runnable ending) {
		if (this.ended.compareAndSet(false, true)) {
			SideJobs.run(ending);
		}
	}

}
