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

import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.UnrecognizedServerErrorException;
import io.github.dagstergraphql.client.internal.text.MessageText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Log of attempts. If enabled, it contains one line per ended attempt, with the
 * operation, the outcome and the duration, but without any content of requests or
 * responses.
 */
public final class RequestLog {

	/** Name of the logger, as documented. */
	static final String LOGGER = "io.github.dagstergraphql.client.requests";

	private static final Log logger = LogFactory.getLog(LOGGER);

	private final String clientName;

	/**
	 * Create a new log.
	 * @param clientName the name of the client
	 */
	public RequestLog(String clientName) {
		this.clientName = clientName;
	}

	/**
	 * Return whether attempts are currently logged.
	 * @return {@code true} if the logger is enabled
	 */
	boolean isEnabled() {
		return logger.isDebugEnabled();
	}

	/**
	 * Log an attempt when it ends.
	 * @param call the call
	 * @param deadline the deadline of the call
	 * @param attempt makes an attempt on each subscription
	 * @param <T> the result
	 * @return the same attempt
	 */
	<T> Mono<T> follow(Call<T> call, Deadline deadline, Mono<T> attempt) {
		return new Followed<>(attempt, call, deadline);
	}

	/**
	 * Operator that follows an attempt.
	 *
	 * @param <T> the result
	 */
	private final class Followed<T> extends MonoOperator<T, T> {

		private final Call<T> call;

		private final Deadline deadline;

		Followed(Mono<T> attempt, Call<T> call, Deadline deadline) {
			super(attempt);
			this.call = call;
			this.deadline = deadline;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			this.source.subscribe(new EndingSubscriber<>(subscriber, new Listener<>(this.call, this.deadline),
					subscriber.currentContext()));
		}

	}

	/**
	 * Listener for one attempt.
	 *
	 * @param <T> the result
	 */
	private final class Listener<T> implements EndingListener<T> {

		private final Call<T> call;

		private final Deadline deadline;

		private final long start = System.nanoTime();

		Listener(Call<T> call, Deadline deadline) {
			this.call = call;
			this.deadline = deadline;
		}

		@Override
		public void succeeded(@Nullable T value) {
			log(null, (value != null) ? this.call.operation().runIdOf(value) : null);
		}

		@Override
		public void failed(Throwable failure) {
			log(kindOf(failure), null);
		}

		@Override
		public void cancelled() {
			log(this.deadline.remaining().isZero() ? "DagsterTimeout" : "Cancelled", null);
		}

		private void log(@Nullable String failure, @Nullable String launchedRunId) {
			long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.start);
			StringBuilder line = new StringBuilder(RequestLog.this.clientName).append(": ").append(this.call);
			int status = this.call.status();
			line.append(" -> ").append((status > 0) ? "HTTP " + status : "no response");
			if (failure != null) {
				line.append(", ").append(failure);
			}
			line.append(" in ").append(millis).append(" ms");
			String runId = (launchedRunId != null) ? launchedRunId
					: this.call.operation().runIdIn(this.call.request().variables());
			if (runId != null) {
				line.append(", run ").append(MessageText.name(runId));
			}
			if (logger.isTraceEnabled()) {
				String path = this.call.operation().path();
				line.append((path != null) ? ", path " + path
						: ", document of " + this.call.operation().document().length() + " characters")
					.append(", variables ")
					.append("[")
					.append(MessageText.names(this.call.request().variables().keySet(), ", "))
					.append("]");
				logger.trace(line);
			}
			else {
				logger.debug(line);
			}
		}

		// Types that this version does not know are texts of the server.
		private static String kindOf(Throwable failure) {
			return (failure instanceof DagsterGraphQlClientException ex
					&& !(failure instanceof UnrecognizedServerErrorException)) ? ex.getErrorType()
							: failure.getClass().getSimpleName();
		}

	}

}
