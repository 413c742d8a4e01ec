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

package io.github.dagstergraphql.client.internal.instance;

import java.util.List;

import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.PoolGranularity;
import io.github.dagstergraphql.client.instance.PoolSettings;
import io.github.dagstergraphql.client.instance.RunQueueSettings;
import io.github.dagstergraphql.client.instance.TagConcurrencyLimit;
import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Instance} with its settings.
 *
 * @param runLauncher the run launcher
 * @param runQueuingSupported whether runs are queued
 * @param runQueueConfig the settings of the run queue
 * @param supportsConcurrencyLimits whether the storage supports pools
 * @param poolConfig the settings for pools
 * @param minConcurrencyLimitValue the lowest limit of a pool
 * @param maxConcurrencyLimitValue the highest limit of a pool
 * @param autoMaterializePaused whether automatic materialization is paused
 * @param useAutoMaterializeSensors whether sensors perform it
 * @param freshnessEvaluationEnabled whether the freshness of assets is evaluated
 */
record SettingsFields(@Nullable Launcher runLauncher, @Nullable Boolean runQueuingSupported,
		@Nullable QueueConfig runQueueConfig, @Nullable Boolean supportsConcurrencyLimits,
		@Nullable PoolConfig poolConfig, @Nullable Integer minConcurrencyLimitValue,
		@Nullable Integer maxConcurrencyLimitValue, @Nullable Boolean autoMaterializePaused,
		@Nullable Boolean useAutoMaterializeSensors, @Nullable Boolean freshnessEvaluationEnabled) {

	InstanceSettings toSettings() {
		return InstanceSettings.builder()
			.runLauncher((this.runLauncher != null) ? Required.text(this.runLauncher.name(), "runLauncher.name") : null)
			.runQueuing(Required.field(this.runQueuingSupported, "runQueuingSupported"))
			.runQueue((this.runQueueConfig != null) ? this.runQueueConfig.toSettings() : null)
			.pools(toPoolSettings())
			.autoMaterializePaused(Required.field(this.autoMaterializePaused, "autoMaterializePaused"))
			.automationSensors(this.useAutoMaterializeSensors)
			.freshnessEvaluation(this.freshnessEvaluationEnabled)
			.build();
	}

	private PoolSettings toPoolSettings() {
		PoolSettings.Builder pools = PoolSettings.builder()
			.supported(Required.field(this.supportsConcurrencyLimits, "supportsConcurrencyLimits"))
			.minLimit(this.minConcurrencyLimitValue)
			.maxLimit(this.maxConcurrencyLimitValue);
		if (this.poolConfig != null) {
			pools.granularity(this.poolConfig.toGranularity())
				.defaultLimit(this.poolConfig.defaultPoolLimit())
				.runBuffer(this.poolConfig.opGranularityRunBuffer());
		}
		return pools.build();
	}

	/**
	 * A {@code RunLauncher}.
	 *
	 * @param name its class
	 */
	record Launcher(@Nullable String name) {

	}

	/**
	 * A {@code RunQueueConfig}.
	 *
	 * @param maxConcurrentRuns the maximum number of runs in progress, or -1
	 * @param tagConcurrencyLimitsYaml the limits for runs with a tag
	 * @param isOpConcurrencyAware whether runs wait for pools in the queue
	 */
	record QueueConfig(@Nullable Integer maxConcurrentRuns, @Nullable String tagConcurrencyLimitsYaml,
			@Nullable Boolean isOpConcurrencyAware) {

		RunQueueSettings toSettings() {
			int max = Required.field(this.maxConcurrentRuns, "maxConcurrentRuns");
			return RunQueueSettings.builder()
				.maxConcurrentRuns((max >= 0) ? max : null)
				.tagLimitsYaml(this.tagConcurrencyLimitsYaml)
				.tagLimits(tagLimits())
				.poolAware(this.isOpConcurrencyAware)
				.build();
		}

		private @Nullable List<TagConcurrencyLimit> tagLimits() {
			if (this.tagConcurrencyLimitsYaml == null) {
				return List.of();
			}
			return RunConfigText.READABLE ? TagLimits.read(this.tagConcurrencyLimitsYaml) : null;
		}

	}

	/**
	 * A {@code PoolConfig}.
	 *
	 * @param poolGranularity what holds a slot
	 * @param defaultPoolLimit the limit of pools without a limit of their own
	 * @param opGranularityRunBuffer the number of runs that may start although they wait
	 * for slots
	 */
	record PoolConfig(@Nullable String poolGranularity, @Nullable Integer defaultPoolLimit,
			@Nullable Integer opGranularityRunBuffer) {

		@Nullable PoolGranularity toGranularity() {
			if (this.poolGranularity == null) {
				return null;
			}
			return switch (this.poolGranularity) {
				case "op" -> PoolGranularity.OP;
				case "run" -> PoolGranularity.RUN;
				default -> PoolGranularity.UNKNOWN;
			};
		}

	}

}
