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

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.redact.Redactor;
import io.github.dagstergraphql.client.internal.redact.SentCredentials;
import io.github.dagstergraphql.client.observation.RetryReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.client.ClientGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * One execution of an operation. It is an attribute of the HTTP request.
 *
 * @param <T> the result of the operation
 */
public final class Call<T> {

	/** Name of the request attribute that holds the call. */
	public static final String ATTRIBUTE = Call.class.getName();

	private final Request<T> request;

	private final byte[] body;

	private volatile HttpHeaders headers = HttpHeaders.EMPTY;

	private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.UNSENT);

	private volatile @Nullable Executor eventLoop;

	private volatile int attempt;

	private volatile int status;

	private volatile @Nullable Obstacle obstacle;

	private volatile @Nullable Consumer<RetryReason> onRetry;

	private volatile boolean background;

	public Call(Request<T> request) {
		this.request = request;
		this.body = request.operation().encode(request.variables());
	}

	/**
	 * Return the call that a GraphQL request belongs to.
	 * @param request a request of the client's own transport
	 * @return the call
	 */
	public static Call<?> of(GraphQlRequest request) {
		Object call = (request instanceof ClientGraphQlRequest own) ? own.getAttributes().get(ATTRIBUTE) : null;
		Assert.state(call != null, "the GraphQL request does not belong to a call of this client");
		return (Call<?>) call;
	}

	public static @Nullable Call<?> of(ClientRequest request) {
		return (Call<?>) request.attributes().get(ATTRIBUTE);
	}

	public Operation<T> operation() {
		return this.request.operation();
	}

	public Request<T> request() {
		return this.request;
	}

	public Redactor redactor() {
		return new Redactor(this.request.confidential(), this.headers);
	}

	/**
	 * Begin an attempt, and discard the state of the previous one.
	 */
	public void begin() {
		this.attempt++;
		this.progress.compareAndSet(Progress.SENT, Progress.UNSENT);
		this.status = 0;
		this.obstacle = null;
	}

	/**
	 * Return the HTTP status of the response to the attempt.
	 * @return the status, or 0 if there is no response yet
	 */
	int status() {
		return this.status;
	}

	public void setStatus(int status) {
		this.status = status;
	}

	/**
	 * Return the request body, for other transports than HTTP.
	 * @return the body, which must not be modified
	 */
	public byte[] encoded() {
		return this.body;
	}

	/**
	 * Return the size of the request body.
	 * @return the number of bytes
	 */
	public int size() {
		return this.body.length;
	}

	/**
	 * Return the obstacle of the attempt.
	 * @return the obstacle, or {@code null} if another attempt would not help
	 */
	@Nullable Obstacle obstacle() {
		return this.obstacle;
	}

	public void setObstacle(@Nullable Obstacle obstacle) {
		this.obstacle = obstacle;
	}

	/**
	 * Register a listener for further attempts of the call.
	 * @param listener receives the reason for each retry
	 */
	void onRetry(Consumer<RetryReason> listener) {
		this.onRetry = listener;
	}

	void repeats(RetryReason reason) {
		Consumer<RetryReason> listener = this.onRetry;
		if (listener != null) {
			SideJobs.run(() -> listener.accept(reason));
		}
	}

	/**
	 * Return whether the call belongs to no caller, so that its HTTP requests are not
	 * observed.
	 * @return {@code false} unless it was executed within {@link Background}
	 */
	public boolean isBackground() {
		return this.background;
	}

	void moveToBackground() {
		this.background = true;
	}

	public boolean wasSent() {
		return this.progress.get() == Progress.SENT;
	}

	/**
	 * Abandon the call: nothing is sent from now on. A report that nothing was sent is
	 * therefore reliable, although it takes a moment to cancel the request.
	 */
	public void giveUp() {
		this.progress.compareAndSet(Progress.UNSENT, Progress.GIVEN_UP);
	}

	public SentCredentials sentCredentials() {
		return new SentCredentials(this.headers);
	}

	public void setHeaders(HttpHeaders headers) {
		this.headers = headers;
	}

	/**
	 * Run a task on the event loop of the connection, so that it does not overlap with
	 * the response: Reactor Netty may never release a response that arrives while its
	 * request is being canceled on another thread.
	 * @param task the task
	 */
	public void executeOnEventLoop(Runnable task) {
		Executor executor = this.eventLoop;
		if (executor != null) {
			executor.execute(task);
		}
		else {
			task.run();
		}
	}

	/**
	 * Return the body. The HTTP client requests the body once it has a connection; a call
	 * whose body was never requested has not reached the server. Some HTTP clients
	 * request the body again when the connection breaks, which is not permitted for a
	 * mutation: the server may have acted.
	 * @return the body of one HTTP exchange, encoded with the client's own mapper
	 */
	public BodyInserter<Object, ClientHttpRequest> body() {
		AtomicBoolean written = new AtomicBoolean();
		return (message, context) -> {
			message.getHeaders().setContentLength(this.body.length);
			if (message.getNativeRequest() instanceof Connection connection) {
				this.eventLoop = connection.channel().eventLoop();
			}
			return message.writeWith(Mono.fromCallable(() -> {
				if (written.getAndSet(true) && operation().isMutation()) {
					throw new IOException("the connection failed, and the HTTP client tried to resend the request");
				}
				if (this.progress.compareAndExchange(Progress.UNSENT, Progress.SENT) == Progress.GIVEN_UP) {
					throw new IOException("the call has already ended");
				}
				return message.bufferFactory().wrap(this.body);
			}));
		};
	}

	/**
	 * Return whether the server may have carried out a mutation although no response was
	 * received.
	 * @return {@code false} for queries and for requests that were never sent
	 */
	public boolean mayHaveActed() {
		return wasSent() && operation().isMutation();
	}

	/**
	 * Return whether the server may have carried out a mutation although the response is
	 * not from Dagster.
	 * @param statusCode the HTTP status of the response
	 * @return {@code false} for queries and for statuses of rejected requests
	 */
	public boolean mayHaveActed(int statusCode) {
		boolean turnedAway = statusCode >= 300 && statusCode < 500 && statusCode != 408;
		return operation().isMutation() && !turnedAway;
	}

	/**
	 * Return a description with the operation, and the attempt if it is not the first.
	 */
	@Override
	public String toString() {
		return this.request + ((this.attempt > 1) ? " (attempt " + this.attempt + ")" : "");
	}

	/**
	 * Progress of an attempt.
	 */
	private enum Progress {

		UNSENT, SENT, GIVEN_UP

	}

}
