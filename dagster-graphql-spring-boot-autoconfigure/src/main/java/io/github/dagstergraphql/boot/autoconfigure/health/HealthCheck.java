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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.boot.autoconfigure.internal.SafeText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.core.log.LogMessage;

/**
 * Check of a server with a timeout, which begins after the client has been set up. The
 * response or the error is cached, and concurrent callers share one request.
 * <p>
 * Errors are propagated as values. Otherwise, an error without subscribers, because the
 * timeout of the caller elapsed at the same time, would be reported as dropped.
 *
 * @param <T> the type of the response
 */
final class HealthCheck<T> {

	private static final Log logger = LogFactory.getLog(HealthCheck.class);

	private final DagsterProperties.Health settings;

	private final Mono<Void> setUp;

	private final Mono<Signal<T>> answer;

	private HealthCheck(DagsterProperties.Health settings, Mono<Void> setUp, Mono<Signal<T>> answer) {
		this.settings = settings;
		this.setUp = setUp;
		this.answer = answer;
	}

	/**
	 * Create a check.
	 * @param name the path of the check in the health
	 * @param settings the timeout and the time to live of the response
	 * @param setUp sets up the client, which does not count toward the timeout; a failure
	 * is reported by the question
	 * @param question sends the request
	 * @param <T> the type of the response
	 * @return the check
	 */
	static <T> HealthCheck<T> of(String name, DagsterProperties.Health settings, Supplier<Mono<Void>> setUp,
			Supplier<Mono<T>> question) {
		return new HealthCheck<>(settings, Mono.defer(setUp).onErrorComplete(), share(name, settings, question));
	}

	/**
	 * Create a check that sends its request only if this check succeeds, so that a server
	 * that does not respond is waited for only once.
	 * @param name the path of the check in the health
	 * @param question sends the request
	 * @param <R> the type of the response
	 * @return the check
	 */
	<R> HealthCheck<R> then(String name, Supplier<Mono<R>> question) {
		Mono<Signal<R>> next = share(name, this.settings, question);
		return new HealthCheck<>(this.settings, this.setUp, limit(this.answer.flatMap((signal) -> {
			Throwable error = signal.getThrowable();
			return (error != null) ? Mono.just(Signal.<R>error(error)) : next;
		}), this.settings));
	}

	private static <T> Mono<Signal<T>> share(String name, DagsterProperties.Health settings,
			Supplier<Mono<T>> question) {
		Duration timeToLive = settings.getCacheTimeToLive();
		return limit(Mono.defer(question).materialize(), settings).doOnNext((signal) -> logFailure(name, signal))
			.cache((signal) -> timeToLive, (ex) -> timeToLive, () -> timeToLive);
	}

	private static void logFailure(String name, Signal<?> signal) {
		Throwable error = signal.getThrowable();
		if (error != null) {
			logger.warn(LogMessage.format("Health check %s failed: %s", name, SafeText.describe(error)));
		}
	}

	private static <T> Mono<Signal<T>> limit(Mono<Signal<T>> question, DagsterProperties.Health settings) {
		return question.timeout(settings.getTimeout(),
				Mono.fromSupplier(() -> Signal.error(SafeText.noResponse(settings.getTimeout()))));
	}

	/**
	 * Return the response.
	 * @return the response, or the error in its place
	 */
	Mono<Signal<T>> answer() {
		return this.setUp.then(this.answer);
	}

}
