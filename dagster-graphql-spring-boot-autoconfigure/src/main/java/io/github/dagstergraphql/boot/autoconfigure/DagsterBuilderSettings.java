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

package io.github.dagstergraphql.boot.autoconfigure;

import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;

import org.springframework.core.retry.RetryPolicy;

/**
 * Passes the settings of a client that are set to its builder. The builder has the same
 * defaults, and validates the combination of explicit values.
 */
final class DagsterBuilderSettings {

	private final DagsterClientSettings settings;

	DagsterBuilderSettings(DagsterClientSettings settings) {
		this.settings = settings;
	}

	void applyTo(DagsterGraphQlClient.Builder builder) {
		DagsterClientProperties properties = this.settings.properties();
		if (this.settings.isSet("connect-timeout")) {
			builder.connectTimeout(properties.getConnectTimeout());
		}
		if (this.settings.isSet("read-timeout")) {
			builder.readTimeout(properties.getReadTimeout());
		}
		if (this.settings.isSet("launch-timeout")) {
			builder.launchTimeout(properties.getLaunchTimeout());
		}
		if (this.settings.isSet("launch-settle-time")) {
			builder.launchSettleTime(properties.getLaunchSettleTime());
		}
		if (this.settings.isSet("reload-timeout")) {
			builder.reloadTimeout(properties.getReloadTimeout());
		}
		if (this.settings.isSet("poll-interval") || this.settings.isSet("max-poll-interval")) {
			builder.pollInterval(properties.getPollInterval(), properties.getMaxPollInterval());
		}
		Duration awaitTimeout = properties.getAwaitTimeout();
		if (awaitTimeout != null) {
			builder.awaitTimeout(awaitTimeout);
		}
		if (properties.getDefaultLocation() != null) {
			builder.defaultLocation(properties.getDefaultLocation());
		}
		if (properties.getDefaultRepository() != null) {
			builder.defaultRepository(properties.getDefaultRepository());
		}
		if (properties.getUiUrl() != null) {
			builder.uiUrl(properties.getUiUrl());
		}
		if (this.settings.isSet("retry")) {
			builder.retryPolicy(retryPolicy(properties.getRetry()));
		}
	}

	private static RetryPolicy retryPolicy(DagsterClientProperties.Retry retry) {
		if (!retry.isEnabled()) {
			return RetryPolicy.withMaxRetries(0);
		}
		return RetryPolicy.builder()
			.maxRetries(retry.getMaxRetries())
			.delay(retry.getDelay())
			.multiplier(retry.getMultiplier())
			.maxDelay(retry.getMaxDelay())
			.jitter(retry.getJitter())
			.build();
	}

}
