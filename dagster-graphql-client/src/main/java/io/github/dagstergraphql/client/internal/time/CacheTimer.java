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

package io.github.dagstergraphql.client.internal.time;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Scheduler that ends the age of cached values. Its tasks do not keep the cache, and with
 * it the client and its application, in memory after the client has been closed.
 */
public final class CacheTimer implements Scheduler {

	/** The only instance. Reactor may replace the scheduler behind it, as tests do. */
	public static final Scheduler INSTANCE = new CacheTimer();

	private CacheTimer() {
	}

	@Override
	public Disposable schedule(Runnable task) {
		return Schedulers.parallel().schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		WeakReference<Runnable> reference = new WeakReference<>(task);
		return Schedulers.parallel().schedule(() -> run(reference), delay, unit);
	}

	private static void run(WeakReference<Runnable> reference) {
		Runnable task = reference.get();
		if (task != null) {
			task.run();
		}
	}

	@Override
	public Worker createWorker() {
		return Schedulers.parallel().createWorker();
	}

}
