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

import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Marker for requests that belong to no caller, such as polls. They are not observed,
 * since each of them would start a trace.
 */
public final class Background {

	private static final Class<?> KEY = Background.class;

	private Background() {
	}

	/**
	 * Mark requests.
	 * @param requests sends the requests
	 * @param <T> the result
	 * @return sends the requests
	 */
	public static <T> Mono<T> of(Mono<T> requests) {
		return requests.contextWrite((context) -> context.put(KEY, true).delete(ObservationThreadLocalAccessor.KEY));
	}

	static boolean contains(ContextView context) {
		return context.hasKey(KEY);
	}

}
