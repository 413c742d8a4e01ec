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
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * Validation of the settings of a client, except for its connection details.
 */
final class DagsterSettingsCheck {

	/** Maximum duration that is representable as a connect timeout in milliseconds. */
	private static final int MAX_TIMEOUT_DAYS = 24;

	private static final Duration MAX_TIMEOUT = Duration.ofDays(MAX_TIMEOUT_DAYS);

	private static final int MAX_LIVE_CONNECTIONS = 10_000;

	private final DagsterClientSettings settings;

	private final DagsterClientProperties properties;

	DagsterSettingsCheck(DagsterClientSettings settings) {
		this.settings = settings;
		this.properties = settings.properties();
	}

	void check() {
		checkTimeouts();
		checkRetry(this.properties.getRetry());
		long bytes = this.properties.getMaxResponseSize().toBytes();
		this.settings.check(bytes > 0 && bytes <= Integer.MAX_VALUE, "max-response-size",
				"It must be positive, and less than 2GB.");
		int connections = this.properties.getMaxLiveConnections();
		this.settings.check(connections > 0 && connections <= MAX_LIVE_CONNECTIONS, "max-live-connections",
				"It must be between 1 and " + MAX_LIVE_CONNECTIONS + ". Set \"live\" to false for none.");
		this.settings.checkNotBlank("default-location", this.properties.getDefaultLocation(),
				"Set the name of a code location.");
		this.settings.checkNotBlank("default-repository", this.properties.getDefaultRepository(),
				"Set the name of a repository.");
		String uiUrl = this.properties.getUiUrl();
		if (uiUrl != null) {
			PropertiesAddress.check(this.settings, "ui-url", (builder) -> builder.uiUrl(uiUrl));
		}
	}

	private void checkTimeouts() {
		Duration connect = this.properties.getConnectTimeout();
		Duration read = this.properties.getReadTimeout();
		if (isPositive("connect-timeout", connect) & isPositive("read-timeout", read)) {
			checkOrder("connect-timeout", connect, "read-timeout", read, true);
		}
		Duration settle = this.properties.getLaunchSettleTime();
		Duration launch = this.properties.getLaunchTimeout();
		if (isPositive("launch-settle-time", settle) & isPositive("launch-timeout", launch)) {
			checkOrder("launch-settle-time", settle, "launch-timeout", launch, true);
		}
		Duration poll = this.properties.getPollInterval();
		Duration longest = this.properties.getMaxPollInterval();
		if (isPositive("poll-interval", poll) & isPositive("max-poll-interval", longest)) {
			checkOrder("poll-interval", poll, "max-poll-interval", longest, false);
		}
		isPositive("reload-timeout", this.properties.getReloadTimeout());
		Duration await = this.properties.getAwaitTimeout();
		this.settings.check(await == null || (!await.isNegative() && !await.isZero()), "await-timeout",
				"It must be positive.");
	}

	private void checkRetry(DagsterClientProperties.Retry retry) {
		if (retry.getMaxRetries() < 0) {
			this.settings.check(false, "retry.max-retries",
					"It must not be negative. Set %s to false to disable retries."
						.formatted(this.settings.propertyName("retry.enabled")));
		}
		this.settings.check(retry.getMultiplier() >= 1, "retry.multiplier", "It must be at least 1.");
		if (isPositive("retry.delay", retry.getDelay()) & isPositive("retry.max-delay", retry.getMaxDelay())) {
			checkOrder("retry.delay", retry.getDelay(), "retry.max-delay", retry.getMaxDelay(), false);
		}
		Duration jitter = retry.getJitter();
		this.settings.check(!jitter.isNegative() && jitter.compareTo(MAX_TIMEOUT) <= 0, "retry.jitter",
				"It must not be negative, and at most " + MAX_TIMEOUT_DAYS + " days.");
	}

	private boolean isPositive(String key, Duration duration) {
		return this.settings.check(!duration.isZero() && !duration.isNegative() && duration.compareTo(MAX_TIMEOUT) <= 0,
				key, "It must be positive, and at most " + MAX_TIMEOUT_DAYS + " days.");
	}

	// A default does not conflict with an explicit value that is merely shorter or
	// longer.
	private void checkOrder(String key, Duration shorter, String otherKey, Duration longer, boolean bothSet) {
		if (shorter.compareTo(longer) <= 0
				|| (bothSet && !(this.settings.isSet(key) && this.settings.isSet(otherKey)))) {
			return;
		}
		this.settings.checkTogether(false, List.of(key, otherKey),
				"%s (%s) must not be longer than %s (%s). Change one of them.".formatted(
						this.settings.propertyName(key), describe(key, shorter), this.settings.propertyName(otherKey),
						describe(otherKey, longer)));
	}

	private @Nullable String describe(String key, Duration duration) {
		String text = (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + "s"
				: DurationStyle.SIMPLE.print(duration, java.time.temporal.ChronoUnit.MILLIS);
		return this.settings.isSet(key) ? text : text + ", the default";
	}

}
