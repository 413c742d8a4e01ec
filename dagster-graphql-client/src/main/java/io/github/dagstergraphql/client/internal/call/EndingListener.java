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

import org.jspecify.annotations.Nullable;

/**
 * Listener for the end of a {@code Mono}.
 *
 * @param <T> the value of the {@code Mono}
 */
interface EndingListener<T> {

	/**
	 * Called on completion.
	 * @param value the value, or {@code null} if there is none
	 */
	void succeeded(@Nullable T value);

	/**
	 * Called on failure.
	 * @param failure the failure
	 */
	void failed(Throwable failure);

	/**
	 * Called on cancellation by the subscriber.
	 */
	void cancelled();

}
