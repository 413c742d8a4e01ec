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

package io.github.dagstergraphql.client.internal.failure;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Search in a failure, its causes and its suppressed exceptions: HTTP clients report the
 * actual failure in either place.
 */
final class Causes {

	private static final int MOST = 32;

	private Causes() {
	}

	static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		return all(failure).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	static boolean has(Throwable failure, Class<? extends Throwable> type) {
		return find(failure, type) != null;
	}

	/**
	 * Return the first matching message.
	 * @param failure the failure
	 * @param matcher the condition
	 * @return the first message that matches, or {@code null} if none does
	 */
	static @Nullable String message(Throwable failure, Predicate<String> matcher) {
		return all(failure).map(Throwable::getMessage)
			.filter(Objects::nonNull)
			.filter(matcher)
			.findFirst()
			.orElse(null);
	}

	private static Stream<Throwable> all(Throwable failure) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Stream.Builder<Throwable> all = Stream.builder();
		Deque<Throwable> next = new ArrayDeque<>();
		next.add(failure);
		while (!next.isEmpty() && seen.size() < MOST) {
			Throwable current = next.remove();
			if (seen.add(current)) {
				all.add(current);
				if (current.getCause() != null) {
					next.add(current.getCause());
				}
				Collections.addAll(next, current.getSuppressed());
			}
		}
		return all.build();
	}

}
