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

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.internal.call.Timeouts.Timeout;
import io.github.dagstergraphql.client.internal.time.Timing;
import reactor.core.publisher.Mono;

/**
 * Executes the calls of a client within their deadline, with retries, logging and
 * observations.
 */
public final class Calls {

	private final FailureTranslator failures;

	private final Retries retries;

	private final RequestLog log;

	private final Observations observations;

	private final Timing timing;

	private final DeadlineTimer timer;

	/**
	 * Create new calls.
	 * @param failures translates failures
	 * @param retries decides on retries
	 * @param log logs attempts
	 * @param observations observes calls
	 * @param timing the time source
	 */
	public Calls(FailureTranslator failures, Retries retries, RequestLog log, Observations observations,
			Timing timing) {
		this.failures = failures;
		this.retries = retries;
		this.log = log;
		this.observations = observations;
		this.timing = timing;
		this.timer = new DeadlineTimer(timing);
	}

	/**
	 * Execute a call.
	 * @param call the call, which is executed once
	 * @param deadline the deadline of the call
	 * @param attempt makes an attempt
	 * @param <T> the result
	 * @return the result, or one of the client's exceptions
	 */
	public <T> Mono<T> execute(Call<T> call, Deadline deadline, Attempt attempt) {
		return this.observations.observe(new CallExecution<>(call, deadline, this, attempt), call);
	}

	<T> Mono<T> attempt(Call<T> call, Deadline deadline, Attempt attempt) {
		call.begin();
		Mono<T> exchange = attempt.of(call);
		return this.log.isEnabled()
				? this.log.follow(call, deadline, exchange.onErrorMap((ex) -> toException(ex, call, deadline)))
				: exchange;
	}

	DagsterGraphQlClientException toException(Throwable failure, Call<?> call, Deadline deadline) {
		return this.failures.toException(failure, call, deadline.timeout());
	}

	Retries retries() {
		return this.retries;
	}

	Timing timing() {
		return this.timing;
	}

	DeadlineTimer timer() {
		return this.timer;
	}

	/**
	 * Function that sends the request of a call once.
	 */
	@FunctionalInterface
	public interface Attempt {

		<T> Mono<T> of(Call<T> call);

	}

	/**
	 * Translator from failures to the client's exceptions.
	 */
	@FunctionalInterface
	public interface FailureTranslator {

		/**
		 * Translate a failure, and set the obstacle of the attempt.
		 * @param failure the failure
		 * @param call the call that failed
		 * @param timeout the timeout of the call
		 * @return the exception
		 */
		DagsterGraphQlClientException toException(Throwable failure, Call<?> call, Timeout timeout);

	}

}
