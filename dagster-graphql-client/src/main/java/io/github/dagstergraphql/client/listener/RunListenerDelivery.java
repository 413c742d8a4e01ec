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

package io.github.dagstergraphql.client.listener;

import java.time.Duration;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * Delivers changes to a listener, again after a failure, and finally to the error
 * handler.
 */
final class RunListenerDelivery {

	private static final Log logger = LogFactory.getLog(RunListenerDelivery.class);

	private static final Duration AFTER_ERROR_HANDLER = Duration.ofMinutes(1);

	private final RunListenerEndpoint endpoint;

	private final RunListenerObservations observations;

	private final BackOff backOff;

	RunListenerDelivery(RunListenerEndpoint endpoint, RunListenerObservations observations, BackOff backOff) {
		this.endpoint = endpoint;
		this.observations = observations;
		this.backOff = backOff;
	}

	/**
	 * Deliver a change, until the listener or the error handler has processed it.
	 * @param change the change
	 * @param client the client that reported it
	 * @param pause waits and returns whether to go on
	 * @return {@code false} if the change has not been processed, and not to go on
	 */
	boolean deliver(RunChange change, DagsterGraphQlClient client, Predicate<Duration> pause) {
		do {
			BackOffExecution attempts = this.backOff.start();
			Throwable failure = invoke(change, client);
			while (failure != null) {
				long interval = attempts.nextBackOff();
				if (interval == BackOffExecution.STOP) {
					break;
				}
				if (!pause.test(Duration.ofMillis(interval))) {
					return false;
				}
				failure = invoke(change, client);
			}
			if (failure == null || isHandled(change, failure)) {
				return true;
			}
		}
		while (pause.test(AFTER_ERROR_HANDLER));
		return false;
	}

	private @Nullable Throwable invoke(RunChange change, DagsterGraphQlClient client) {
		try {
			this.observations.observe(this.endpoint, change, () -> this.endpoint.invoker().invoke(change, client));
			return null;
		}
		catch (Throwable ex) {
			logger.debug(
					"The run listener \"%s\" failed for the run %s".formatted(this.endpoint.id(), change.run().id()),
					ex);
			return ex;
		}
	}

	private boolean isHandled(RunChange change, Throwable failure) {
		DagsterRunListenerErrorHandler handler = this.endpoint.errorHandler();
		if (handler == null) {
			logger
				.error("The run listener \"%s\" failed for the run %s with the status %s, which is not delivered again"
					.formatted(this.endpoint.id(), change.run().id(), change.status()), failure);
			return true;
		}
		try {
			handler.handleError(change, failure);
			return true;
		}
		catch (Throwable ex) {
			logger.error(
					"The error handler of the run listener \"%s\" failed for the run %s, which is delivered again in a minute"
						.formatted(this.endpoint.id(), change.run().id()),
					ex);
			return false;
		}
	}

}
