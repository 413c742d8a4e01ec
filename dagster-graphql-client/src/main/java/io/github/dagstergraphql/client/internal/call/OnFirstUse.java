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

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Component that is created on first use. No thread waits for another, since event loops
 * must not: several threads may create one, of which all use the first.
 *
 * @param <T> the type of the component
 */
public final class OnFirstUse<T> implements Supplier<T> {

	private final Supplier<T> factory;

	private final AtomicReference<@Nullable T> component = new AtomicReference<>();

	/**
	 * Create a new instance.
	 * @param factory creates the component, without side effects
	 */
	public OnFirstUse(Supplier<T> factory) {
		this.factory = factory;
	}

	@Override
	public T get() {
		T current = this.component.get();
		if (current != null) {
			return current;
		}
		T created = this.factory.get();
		return this.component.compareAndSet(null, created) ? created : Objects.requireNonNull(this.component.get());
	}

	/**
	 * Return the component without creating it.
	 * @return the component, or {@code null} if it has not been used
	 */
	public @Nullable T current() {
		return this.component.get();
	}

}
