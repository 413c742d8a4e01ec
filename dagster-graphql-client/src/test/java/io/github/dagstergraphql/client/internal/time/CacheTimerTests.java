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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheTimer}.
 */
class CacheTimerTests {

	@Test
	void aValueIsForgottenAfterItsAge() {
		AtomicInteger requests = new AtomicInteger();
		Mono<Integer> cache = cache(Mono.fromSupplier(requests::incrementAndGet), Duration.ofMillis(10));
		assertThat(cache.block()).isEqualTo(1);
		Awaitility.await().untilAsserted(() -> assertThat(cache.block()).isGreaterThan(1));
	}

	@Test
	void aValueIsRememberedUntilThen() {
		AtomicInteger requests = new AtomicInteger();
		Mono<Integer> cache = cache(Mono.fromSupplier(requests::incrementAndGet), Duration.ofMinutes(10));
		assertThat(cache.block()).isEqualTo(1);
		assertThat(cache.block()).isEqualTo(1);
	}

	@Test
	void aCacheThatIsNoLongerUsedIsReleased() {
		WeakReference<Mono<Object>> cache = used(Duration.ofMinutes(10));
		Awaitility.await().until(() -> {
			System.gc();
			return cache.get() == null;
		});
	}

	private static WeakReference<Mono<Object>> used(Duration age) {
		Mono<Object> cache = cache(Mono.fromSupplier(Object::new), age);
		cache.block();
		return new WeakReference<>(cache);
	}

	private static <T> Mono<T> cache(Mono<T> source, Duration age) {
		return source.cache((value) -> age, (ex) -> Duration.ZERO, () -> Duration.ZERO, CacheTimer.INSTANCE);
	}

}
