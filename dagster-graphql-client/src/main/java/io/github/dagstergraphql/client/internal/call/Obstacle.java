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

import java.time.Duration;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.observation.RetryReason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Temporary reason why an attempt received no usable response. The next attempt may
 * succeed.
 *
 * @param reason the reason
 * @param safeForMutations whether it is certain that the server has not acted
 * @param pause the pause that the server demands, or {@code null} if it demands none
 */
public record Obstacle(RetryReason reason, boolean safeForMutations, @Nullable Duration pause) {

	/**
	 * Return the obstacle for an HTTP status.
	 * @param status the HTTP status of a response
	 * @param headers the headers of the response, which may include {@code Retry-After}
	 * @return the obstacle, or {@code null} if the same request would receive the same
	 * response
	 */
	public static @Nullable Obstacle ofStatus(int status, HttpHeaders headers) {
		RetryReason reason = switch (status) {
			case 429 -> RetryReason.TOO_MANY_REQUESTS;
			case 502 -> RetryReason.BAD_GATEWAY;
			case 503 -> RetryReason.SERVICE_UNAVAILABLE;
			case 504 -> RetryReason.GATEWAY_TIMEOUT;
			default -> null;
		};
		return (reason != null) ? new Obstacle(reason, reason == RetryReason.TOO_MANY_REQUESTS, RetryAfter.of(headers))
				: null;
	}

	public static Obstacle maintenance(@Nullable Duration pause) {
		return new Obstacle(RetryReason.MAINTENANCE, true, pause);
	}

	public static Obstacle notConnected() {
		return new Obstacle(RetryReason.NOT_CONNECTED, true, null);
	}

	public static Obstacle brokenConnection(boolean sent) {
		return new Obstacle(RetryReason.CONNECTION_BROKEN, !sent, null);
	}

	boolean allows(Operation<?> operation) {
		return this.safeForMutations || !operation.isMutation();
	}

	/**
	 * Return whether attempts continue beyond the limit of the policy.
	 * @param persistent whether the call has no limit of attempts
	 * @return {@code true} if only the deadline ends the attempts
	 */
	boolean outlastsPolicy(boolean persistent) {
		// only the server knows the duration of the maintenance
		return this.reason == RetryReason.MAINTENANCE || (persistent && this.reason != RetryReason.NOT_CONNECTED);
	}

}
