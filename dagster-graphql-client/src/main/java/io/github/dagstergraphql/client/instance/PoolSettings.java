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

package io.github.dagstergraphql.client.instance;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of the instance for pools ({@code Instance.poolConfig}).
 *
 * @since 0.1.0
 */
public final class PoolSettings {

	private final boolean supported;

	private final @Nullable PoolGranularity granularity;

	private final @Nullable Integer defaultLimit;

	private final @Nullable Integer runBuffer;

	private final @Nullable Integer minLimit;

	private final @Nullable Integer maxLimit;

	private PoolSettings(Builder builder) {
		this.supported = builder.supported;
		this.granularity = builder.granularity;
		this.defaultLimit = builder.defaultLimit;
		this.runBuffer = builder.runBuffer;
		this.minLimit = builder.minLimit;
		this.maxLimit = builder.maxLimit;
	}

	/**
	 * Create a builder, for example for tests.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return whether the storage of the instance supports pools.
	 * @return {@code supportsConcurrencyLimits}
	 */
	public boolean supported() {
		return this.supported;
	}

	/**
	 * Return what holds a slot.
	 * @return {@code poolGranularity}, or {@code null} if it is not configured, which has
	 * the effect of {@link PoolGranularity#OP}, or if the server is older than 1.9.12
	 */
	public @Nullable PoolGranularity granularity() {
		return this.granularity;
	}

	/**
	 * Return the limit of pools without a limit of their own.
	 * @return {@code defaultPoolLimit}, or {@code null} if there is none, or if the
	 * server is older than 1.9.12
	 */
	public @Nullable Integer defaultLimit() {
		return this.defaultLimit;
	}

	/**
	 * Return the number of runs that are started although all of their first steps wait
	 * for a slot.
	 * @return {@code opGranularityRunBuffer}, or {@code null} if it is not configured, or
	 * if the server is older than 1.9.12
	 */
	public @Nullable Integer runBuffer() {
		return this.runBuffer;
	}

	/**
	 * Return the lowest limit that the server accepts.
	 * @return {@code minConcurrencyLimitValue}, or {@code null} if the server is older
	 * than 1.6
	 */
	public @Nullable Integer minLimit() {
		return this.minLimit;
	}

	/**
	 * Return the highest limit that the server accepts.
	 * @return {@code maxConcurrencyLimitValue}, or {@code null} if the server is older
	 * than 1.6
	 */
	public @Nullable Integer maxLimit() {
		return this.maxLimit;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof PoolSettings that && state().equals(that.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.supported, this.granularity, this.defaultLimit, this.runBuffer, this.minLimit,
				this.maxLimit);
	}

	@Override
	public String toString() {
		return "PoolSettings[supported=" + this.supported + ", granularity=" + this.granularity + ", defaultLimit="
				+ this.defaultLimit + ", runBuffer=" + this.runBuffer + ", minLimit=" + this.minLimit + ", maxLimit="
				+ this.maxLimit + "]";
	}

	/**
	 * Builder for a {@link PoolSettings}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private boolean supported;

		private @Nullable PoolGranularity granularity;

		private @Nullable Integer defaultLimit;

		private @Nullable Integer runBuffer;

		private @Nullable Integer minLimit;

		private @Nullable Integer maxLimit;

		private Builder() {
		}

		/**
		 * Set whether the storage supports pools. Defaults to {@code false}.
		 * @param supported whether the storage supports pools
		 * @return this builder
		 */
		public Builder supported(boolean supported) {
			this.supported = supported;
			return this;
		}

		/**
		 * Set what holds a slot. Defaults to {@code null}.
		 * @param granularity what holds a slot
		 * @return this builder
		 */
		public Builder granularity(@Nullable PoolGranularity granularity) {
			this.granularity = granularity;
			return this;
		}

		/**
		 * Set the limit of pools without a limit of their own. Defaults to {@code null}.
		 * @param defaultLimit the limit of pools without a limit of their own
		 * @return this builder
		 */
		public Builder defaultLimit(@Nullable Integer defaultLimit) {
			this.defaultLimit = defaultLimit;
			return this;
		}

		/**
		 * Set the number of additional runs. Defaults to {@code null}.
		 * @param runBuffer the number of additional runs
		 * @return this builder
		 */
		public Builder runBuffer(@Nullable Integer runBuffer) {
			this.runBuffer = runBuffer;
			return this;
		}

		/**
		 * Set the lowest limit. Defaults to {@code null}.
		 * @param minLimit the lowest limit
		 * @return this builder
		 */
		public Builder minLimit(@Nullable Integer minLimit) {
			this.minLimit = minLimit;
			return this;
		}

		/**
		 * Set the highest limit. Defaults to {@code null}.
		 * @param maxLimit the highest limit
		 * @return this builder
		 */
		public Builder maxLimit(@Nullable Integer maxLimit) {
			this.maxLimit = maxLimit;
			return this;
		}

		/**
		 * Build the instance.
		 * @return the instance
		 */
		public PoolSettings build() {
			return new PoolSettings(this);
		}

	}

}
