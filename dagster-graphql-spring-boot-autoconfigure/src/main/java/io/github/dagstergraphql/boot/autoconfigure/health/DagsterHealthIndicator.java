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

import java.util.Objects;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties.FailureStatus;
import io.github.dagstergraphql.boot.autoconfigure.internal.SafeText;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Health indicator for the response of a server. A missing response is a failure of the
 * server, regardless of the check.
 *
 * @param <T> the type of the response
 */
abstract class DagsterHealthIndicator<T> implements ReactiveHealthIndicator {

	private final HealthCheck<T> check;

	private final FailureStatus noAnswer;

	DagsterHealthIndicator(HealthCheck<T> check, DagsterProperties.Health settings) {
		this.check = check;
		this.noAnswer = settings.getServer().getFailureStatus();
	}

	@Override
	public final Mono<Health> health() {
		return this.check.answer().map(this::toHealth);
	}

	private Health toHealth(Signal<T> signal) {
		Throwable error = signal.getThrowable();
		return (error != null) ? failed(error) : answered(Objects.requireNonNull(signal.get()));
	}

	private Health answered(T answer) {
		Health.Builder builder = new Health.Builder().up();
		describe(answer, builder);
		return builder.build();
	}

	private Health failed(Throwable ex) {
		Health.Builder builder = new Health.Builder().status(status(this.noAnswer));
		describeFailure(builder);
		return builder.withDetail("error", SafeText.describe(ex)).build();
	}

	/**
	 * Describe the response.
	 * @param answer the response
	 * @param builder the builder for the health, with the status {@code UP} unless
	 * changed
	 */
	abstract void describe(T answer, Health.Builder builder);

	/**
	 * Add details to a failed check.
	 * @param builder the builder for the health
	 */
	void describeFailure(Health.Builder builder) {
	}

	static Status status(FailureStatus status) {
		return switch (status) {
			case UP -> Status.UP;
			case UNKNOWN -> Status.UNKNOWN;
			case OUT_OF_SERVICE -> Status.OUT_OF_SERVICE;
			case DOWN -> Status.DOWN;
		};
	}

}
