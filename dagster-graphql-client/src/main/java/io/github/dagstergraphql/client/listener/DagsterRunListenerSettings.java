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

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.util.Assert;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Settings of all {@link DagsterRunListener listeners}. Define a bean of this type to
 * replace the defaults. The Spring Boot starter creates one from the properties below
 * {@code dagster.listener}.
 *
 * @since 0.1.0
 */
public final class DagsterRunListenerSettings {

	private final String positionPrefix;

	private final int concurrency;

	private final boolean autoStartup;

	private final boolean publishEvents;

	private final BackOff backOff;

	private final AsyncTaskExecutor taskExecutor;

	private final @Nullable DagsterRunListenerErrorHandler errorHandler;

	private DagsterRunListenerSettings(Builder builder) {
		this.positionPrefix = builder.positionPrefix;
		this.concurrency = builder.concurrency;
		this.autoStartup = builder.autoStartup;
		this.publishEvents = builder.publishEvents;
		this.backOff = (builder.backOff != null) ? builder.backOff : defaultBackOff();
		this.taskExecutor = (builder.taskExecutor != null) ? builder.taskExecutor
				: new SimpleAsyncTaskExecutor("dagster-run-listener-");
		this.errorHandler = builder.errorHandler;
	}

	private static BackOff defaultBackOff() {
		ExponentialBackOff backOff = new ExponentialBackOff(1000, 2);
		backOff.setMaxAttempts(3);
		return backOff;
	}

	/**
	 * Create a builder.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	String positionPrefix() {
		return this.positionPrefix;
	}

	int concurrency() {
		return this.concurrency;
	}

	boolean autoStartup() {
		return this.autoStartup;
	}

	boolean publishEvents() {
		return this.publishEvents;
	}

	BackOff backOff() {
		return this.backOff;
	}

	AsyncTaskExecutor taskExecutor() {
		return this.taskExecutor;
	}

	@Nullable DagsterRunListenerErrorHandler errorHandler() {
		return this.errorHandler;
	}

	@Override
	public String toString() {
		return "DagsterRunListenerSettings[positionPrefix=" + this.positionPrefix + ", concurrency=" + this.concurrency
				+ ", autoStartup=" + this.autoStartup + ", publishEvents=" + this.publishEvents + "]";
	}

	/**
	 * Builder for {@link DagsterRunListenerSettings}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private String positionPrefix = "dagster.run-listener.";

		private int concurrency = 1;

		private boolean autoStartup = true;

		private boolean publishEvents;

		private @Nullable BackOff backOff;

		private @Nullable AsyncTaskExecutor taskExecutor;

		private @Nullable DagsterRunListenerErrorHandler errorHandler;

		private Builder() {
		}

		/**
		 * Set the prefix of the keys of the {@code MetadataStore} and of the locks, which
		 * the ids of the listeners follow. Applications that share a store need different
		 * ones. Defaults to {@code dagster.run-listener.}, and with Spring Boot to
		 * {@code dagster.run-listener.} and the name of the application.
		 * @param prefix the prefix
		 * @return this builder
		 */
		public Builder positionPrefix(String prefix) {
			Assert.hasText(prefix, "prefix must not be empty");
			this.positionPrefix = prefix;
			return this;
		}

		/**
		 * Set the maximum number of changes that each listener processes at the same
		 * time. Defaults to 1.
		 * @param concurrency the number, at least 1
		 * @return this builder
		 */
		public Builder concurrency(int concurrency) {
			Assert.isTrue(concurrency > 0, "concurrency must be positive");
			this.concurrency = concurrency;
			return this;
		}

		/**
		 * Set whether listeners start with the application. Defaults to {@code true}.
		 * @param autoStartup whether listeners start with the application
		 * @return this builder
		 */
		public Builder autoStartup(boolean autoStartup) {
			this.autoStartup = autoStartup;
			return this;
		}

		/**
		 * Set whether to publish a {@link DagsterRunEndedEvent} for each run of each
		 * client that has ended. Defaults to {@code false}, since this polls the servers.
		 * @param publishEvents whether to publish events
		 * @return this builder
		 */
		public Builder publishEvents(boolean publishEvents) {
			this.publishEvents = publishEvents;
			return this;
		}

		/**
		 * Set the pauses after which a change is delivered again to a listener that has
		 * thrown an exception. Defaults to 1, 2 and 4 seconds.
		 * @param backOff the pauses
		 * @return this builder
		 */
		public Builder backOff(BackOff backOff) {
			this.backOff = Objects.requireNonNull(backOff, "backOff must not be null");
			return this;
		}

		/**
		 * Set the executor of the listeners. Each listener occupies one thread while it
		 * is running, and one for each change that it processes. Defaults to a
		 * {@link SimpleAsyncTaskExecutor}, which with Spring Boot uses virtual threads if
		 * these are enabled.
		 * @param taskExecutor the executor
		 * @return this builder
		 */
		public Builder taskExecutor(AsyncTaskExecutor taskExecutor) {
			this.taskExecutor = Objects.requireNonNull(taskExecutor, "taskExecutor must not be null");
			return this;
		}

		/**
		 * Set the handler for changes that a listener has failed to process. Defaults to
		 * a handler that logs the failure.
		 * @param errorHandler the handler
		 * @return this builder
		 */
		public Builder errorHandler(DagsterRunListenerErrorHandler errorHandler) {
			this.errorHandler = Objects.requireNonNull(errorHandler, "errorHandler must not be null");
			return this;
		}

		/**
		 * Build the settings.
		 * @return the settings
		 */
		public DagsterRunListenerSettings build() {
			return new DagsterRunListenerSettings(this);
		}

	}

}
