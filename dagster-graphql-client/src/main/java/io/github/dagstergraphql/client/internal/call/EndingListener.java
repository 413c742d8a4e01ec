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
 * Is told how a {@code Mono} ended: once, and before whoever waits for it. That it fails
 * itself is logged, and changes nothing for those who wait.
 *
 * @param <T> what the {@code Mono} gives
 */
public abstract class EndingListener<T> extends DefaultSignalListener<T> {

	private final AtomicBoolean ended = new AtomicBoolean();

	/**
	 * It ended well.
	 * @param value what it gave, or {@code null} if that is nothing
	 */
	protected abstract void succeeded(@Nullable T value);

	/**
	 * It failed.
	 * @param failure with what
	 */
	protected abstract void failed(Throwable failure);

	/**
	 * Nobody waits for it any more.
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
