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

package io.github.dagstergraphql.client.asset.check;

import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An asset check, as its code location defines it ({@code AssetCheck}).
 *
 * @since 0.1.0
 */
public final class AssetCheck {

	private final AssetKey assetKey;

	private final String name;

	private final @Nullable String description;

	private final AssetCheckCanExecuteIndividually canExecuteIndividually;

	private final List<String> jobNames;

	private final @Nullable Boolean blocking;

	private final @Nullable AssetCheckExecution executionForLatestMaterialization;

	private AssetCheck(Builder builder) {
		this.assetKey = builder.assetKey;
		this.name = builder.name;
		this.description = builder.description;
		this.canExecuteIndividually = builder.canExecuteIndividually;
		this.jobNames = builder.jobNames;
		this.blocking = builder.blocking;
		this.executionForLatestMaterialization = builder.executionForLatestMaterialization;
	}

	/**
	 * Create a builder, for example for tests.
	 * @param assetKey the key of the checked asset
	 * @param name the name of the check
	 * @return the builder
	 */
	public static Builder builder(AssetKey assetKey, String name) {
		return new Builder(assetKey, name);
	}

	/**
	 * Return the checked asset.
	 * @return {@code assetKey}
	 */
	public AssetKey assetKey() {
		return this.assetKey;
	}

	/**
	 * Return the name, which is unique among the checks of the asset.
	 * @return {@code name}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the description.
	 * @return {@code description}, or {@code null} if there is none
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return whether a run can execute the check without materializing the asset.
	 * @return {@code canExecuteIndividually}
	 */
	public AssetCheckCanExecuteIndividually canExecuteIndividually() {
		return this.canExecuteIndividually;
	}

	/**
	 * Return the jobs that execute the check, without those that Dagster creates for
	 * assets.
	 * @return {@code jobNames}, sorted and unmodifiable
	 */
	public List<String> jobNames() {
		return this.jobNames;
	}

	/**
	 * Return whether a run does not materialize downstream assets if the check does not
	 * pass with the severity
	 * {@link io.github.dagstergraphql.client.event.AssetCheckSeverity#ERROR}.
	 * @return {@code blocking}; {@code null} if the server does not report it, such as
	 * 1.5
	 */
	public @Nullable Boolean blocking() {
		return this.blocking;
	}

	/**
	 * Return the latest execution if it is for the latest materialization of the asset.
	 * @return {@code executionForLatestMaterialization}; {@code null} if the check has
	 * not been executed since. Older servers, such as 1.5, do not recognize an evaluation
	 * that was reported from outside
	 */
	public @Nullable AssetCheckExecution executionForLatestMaterialization() {
		return this.executionForLatestMaterialization;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetCheck check && state().equals(check.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<@Nullable Object> state() {
		return Arrays.asList(this.assetKey, this.name, this.description, this.canExecuteIndividually, this.jobNames,
				this.blocking, this.executionForLatestMaterialization);
	}

	@Override
	public String toString() {
		return "AssetCheck[" + this.assetKey + ", " + this.name + "]";
	}

	/**
	 * Builder for an asset check.
	 */
	public static final class Builder {

		private final AssetKey assetKey;

		private final String name;

		private @Nullable String description;

		private AssetCheckCanExecuteIndividually canExecuteIndividually = AssetCheckCanExecuteIndividually.CAN_EXECUTE;

		private List<String> jobNames = List.of();

		private @Nullable Boolean blocking;

		private @Nullable AssetCheckExecution executionForLatestMaterialization;

		private Builder(AssetKey assetKey, String name) {
			Assert.notNull(assetKey, "asset key must not be null");
			Assert.hasText(name, "check name must not be empty");
			this.assetKey = assetKey;
			this.name = name;
		}

		/**
		 * Set the description. Defaults to none.
		 * @param description the description, or {@code null}
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set whether a run can execute the check alone.
		 * @param canExecuteIndividually defaults to
		 * {@link AssetCheckCanExecuteIndividually#CAN_EXECUTE}
		 * @return this builder
		 */
		public Builder canExecuteIndividually(AssetCheckCanExecuteIndividually canExecuteIndividually) {
			Assert.notNull(canExecuteIndividually, "canExecuteIndividually must not be null");
			this.canExecuteIndividually = canExecuteIndividually;
			return this;
		}

		/**
		 * Set the jobs. Defaults to none.
		 * @param jobNames the names of the jobs
		 * @return this builder
		 */
		public Builder jobNames(List<String> jobNames) {
			this.jobNames = List.copyOf(jobNames);
			return this;
		}

		/**
		 * Set whether the check blocks downstream assets.
		 * @param blocking defaults to {@code null}, which is unknown
		 * @return this builder
		 */
		public Builder blocking(@Nullable Boolean blocking) {
			this.blocking = blocking;
			return this;
		}

		/**
		 * Set the execution for the latest materialization. Defaults to none.
		 * @param execution the execution, or {@code null}
		 * @return this builder
		 */
		public Builder executionForLatestMaterialization(@Nullable AssetCheckExecution execution) {
			this.executionForLatestMaterialization = execution;
			return this;
		}

		/**
		 * Create the asset check.
		 * @return the asset check
		 */
		public AssetCheck build() {
			return new AssetCheck(this);
		}

	}

}
