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

package io.github.dagstergraphql.test.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A fault that affects the next GraphQL requests, WebSocket connections or subscriptions.
 *
 * <pre class="code">
 * dagster.inject(Fault.status(503).retryAfter(Duration.ofSeconds(1)).times(2));
 * dagster.inject(Fault.resetAfterActing().onOperation("LaunchRun"));
 * </pre>
 *
 * @param kind the kind of the fault
 * @param status the HTTP status of {@link Kind#STATUS} and {@link Kind#REFUSED_SOCKET}
 * @param retryAfter the {@code Retry-After} of {@link Kind#STATUS}, or {@code null} for
 * none
 * @param delay the delay before the server executes the operation, in real time
 * @param bytes the minimum size of the body of {@link Kind#OVERSIZED}
 * @param operation the name of the affected GraphQL operation, or {@code null} for any
 * @param times the number of affected requests
 * @since 0.1.0
 */
public record Fault(Kind kind, int status, @Nullable Duration retryAfter, Duration delay, int bytes,
		@Nullable String operation, int times) {

	/**
	 * Create a fault.
	 * @param kind the kind of the fault
	 * @param status the HTTP status of {@link Kind#STATUS} and
	 * {@link Kind#REFUSED_SOCKET}
	 * @param retryAfter the {@code Retry-After} of {@link Kind#STATUS}, or {@code null}
	 * for none
	 * @param delay the delay before the server executes the operation
	 * @param bytes the minimum size of the body of {@link Kind#OVERSIZED}
	 * @param operation the name of the affected GraphQL operation, or {@code null} for
	 * any
	 * @param times the number of affected requests
	 */
	public Fault {
		Assert.isTrue(times > 0, "times must be positive");
		Assert.isTrue(kind != Kind.STATUS || (status >= 300 && status < 600),
				"status must be an HTTP status between 300 and 599, but is " + status);
		Assert.isTrue(kind != Kind.REFUSED_SOCKET || (status >= 200 && status < 600),
				() -> "status must be an HTTP status between 200 and 599, but is " + status);
		Assert.isTrue(kind != Kind.REFUSED_SOCKET || operation == null,
				"a refused connection has no operation, since it is opened before the operation is known");
		Assert.isTrue(!delay.isNegative(), "delay must not be negative");
	}

	/**
	 * Create a response with an HTTP status and the error page of a proxy. The operation
	 * is not executed.
	 * @param status the status, such as 429, 502, 503 or 504
	 * @return the fault
	 */
	public static Fault status(int status) {
		return of(Kind.STATUS, status, Duration.ZERO, 0);
	}

	/**
	 * Create a response with the HTML of a login page and status 200. The operation is
	 * not executed.
	 * @return the fault
	 */
	public static Fault loginPage() {
		return of(Kind.LOGIN_PAGE, 200, Duration.ZERO, 0);
	}

	/**
	 * Create a reset of the connection before the operation is executed.
	 * @return the fault
	 */
	public static Fault resetBeforeActing() {
		return of(Kind.RESET_BEFORE_ACTING, 0, Duration.ZERO, 0);
	}

	/**
	 * Create a reset of the connection after the operation has been executed, in place of
	 * a response.
	 * @return the fault
	 */
	public static Fault resetAfterActing() {
		return of(Kind.RESET_AFTER_ACTING, 0, Duration.ZERO, 0);
	}

	/**
	 * Create a delay before the operation is executed.
	 * @param delay the delay, in real time
	 * @return the fault
	 */
	public static Fault latency(Duration delay) {
		return of(Kind.LATENCY, 200, delay, 0);
	}

	/**
	 * Create a truncated response: the operation is executed, and the connection is
	 * closed in the middle of the response.
	 * @return the fault
	 */
	public static Fault truncatedBody() {
		return of(Kind.TRUNCATED, 200, Duration.ZERO, 0);
	}

	/**
	 * Create a large response: the operation is executed, and the response is correct.
	 * @param bytes the minimum size of the response
	 * @return the fault
	 */
	public static Fault oversizedBody(int bytes) {
		return of(Kind.OVERSIZED, 200, Duration.ZERO, bytes);
	}

	/**
	 * Create a response with an HTTP status in place of opening a WebSocket connection,
	 * as of a gateway without support for WebSocket. It cannot be restricted to an
	 * operation.
	 * @param status the status, such as 200, 400, 401, 403 or 502
	 * @return the fault
	 */
	public static Fault refusedSocket(int status) {
		return of(Kind.REFUSED_SOCKET, status, Duration.ZERO, 0);
	}

	/**
	 * Create an interruption of a WebSocket connection, without a close frame, after the
	 * first response to a subscription.
	 * @return the fault
	 */
	public static Fault cutSocket() {
		return of(Kind.CUT_SOCKET, 0, Duration.ZERO, 0);
	}

	/**
	 * Create a WebSocket connection on which the server sends nothing after the first
	 * response to a subscription, not even pings.
	 * @return the fault
	 */
	public static Fault silentSocket() {
		return of(Kind.SILENT_SOCKET, 0, Duration.ZERO, 0);
	}

	/**
	 * Create an error that ends a subscription after its first response, while the
	 * WebSocket connection stays open.
	 * @return the fault
	 */
	public static Fault failedSubscription() {
		return of(Kind.FAILED_SUBSCRIPTION, 0, Duration.ZERO, 0);
	}

	/**
	 * Create a subscription that the server completes after the first response.
	 * @return the fault
	 */
	public static Fault endedSubscription() {
		return of(Kind.ENDED_SUBSCRIPTION, 0, Duration.ZERO, 0);
	}

	/**
	 * Create a text that is not JSON, which is sent over a WebSocket connection after the
	 * first response to a subscription.
	 * @return the fault
	 */
	public static Fault garbledSocket() {
		return of(Kind.GARBLED_SOCKET, 0, Duration.ZERO, 0);
	}

	private static Fault of(Kind kind, int status, Duration delay, int bytes) {
		return new Fault(kind, status, null, delay, bytes, null, 1);
	}

	/**
	 * Return this fault with a {@code Retry-After} header.
	 * @param delay the value of the header, in whole seconds
	 * @return the fault
	 * @throws IllegalStateException if the fault is not a {@link #status(int)}
	 */
	public Fault retryAfter(Duration delay) {
		Assert.state(this.kind == Kind.STATUS, "a Retry-After header requires a fault with an HTTP status");
		return new Fault(this.kind, this.status, delay, this.delay, this.bytes, this.operation, this.times);
	}

	/**
	 * Return this fault for a single operation of the client only.
	 * @param operation the name of the GraphQL operation, such as {@code LaunchRun} or
	 * {@code RunStatus}
	 * @return the fault
	 * @throws IllegalArgumentException if the client has no such operation
	 * @see #onCustomOperation(String)
	 */
	public Fault onOperation(String operation) {
		Assert.hasText(operation, "operation must not be empty");
		ClientOperations.check(operation);
		return on(operation);
	}

	/**
	 * Return this fault for a single operation of a custom document only. The name is not
	 * checked; {@code assertThat(dagster).hasNoUnusedFaults()} detects a misspelled one.
	 * @param operation the name of the GraphQL operation in the document
	 * @return the fault
	 */
	public Fault onCustomOperation(String operation) {
		Assert.hasText(operation, "operation must not be empty");
		return on(operation);
	}

	private Fault on(String operation) {
		return new Fault(this.kind, this.status, this.retryAfter, this.delay, this.bytes, operation, this.times);
	}

	/**
	 * Return whether this fault affects a GraphQL operation. A fault for any operation
	 * does not affect {@code LearnServerVersion}, which clients send on their own, so
	 * that its effect is predictable.
	 * @param operation the name of the operation, or {@code null} if it has none
	 * @return {@code true} if so
	 */
	public boolean happensTo(@Nullable String operation) {
		return (this.operation != null) ? this.operation.equals(operation) : !"LearnServerVersion".equals(operation);
	}

	/**
	 * Return this fault for a number of requests.
	 * @param times the number of affected requests
	 * @return the fault
	 */
	public Fault times(int times) {
		return new Fault(this.kind, this.status, this.retryAfter, this.delay, this.bytes, this.operation, times);
	}

	@Override
	public String toString() {
		boolean hasStatus = this.kind == Kind.STATUS || this.kind == Kind.REFUSED_SOCKET;
		return "Fault %s%s on %s".formatted(this.kind, hasStatus ? " " + this.status : "",
				(this.operation != null) ? this.operation : "any operation");
	}

	/**
	 * Kind of a fault.
	 */
	public enum Kind {

		/** An HTTP status in place of a response. */
		STATUS,

		/** A login page in place of a response. */
		LOGIN_PAGE,

		/** The connection is reset before the operation is executed. */
		RESET_BEFORE_ACTING,

		/** The connection is reset after the operation has been executed. */
		RESET_AFTER_ACTING,

		/** The response is delayed. */
		LATENCY,

		/** The response is truncated. */
		TRUNCATED,

		/** The response is very large. */
		OVERSIZED,

		/** An HTTP status in place of a WebSocket connection. */
		REFUSED_SOCKET,

		/** A WebSocket connection is interrupted. */
		CUT_SOCKET,

		/** Nothing is sent over a WebSocket connection any more. */
		SILENT_SOCKET,

		/** An error ends a subscription. */
		FAILED_SUBSCRIPTION,

		/** A subscription is completed. */
		ENDED_SUBSCRIPTION,

		/** A text that is not JSON is sent over a WebSocket connection. */
		GARBLED_SOCKET;

		/**
		 * Return whether a fault of this kind affects a subscription that has been
		 * received over a WebSocket connection.
		 * @return {@code false} if it affects an HTTP request, including one that opens a
		 * WebSocket connection
		 */
		public boolean isOfSubscription() {
			return switch (this) {
				case CUT_SOCKET, SILENT_SOCKET, FAILED_SUBSCRIPTION, ENDED_SUBSCRIPTION, GARBLED_SOCKET -> true;
				default -> false;
			};
		}

	}

}
