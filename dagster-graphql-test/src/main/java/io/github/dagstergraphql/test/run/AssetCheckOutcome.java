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

package io.github.dagstergraphql.test.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.event.AssetCheckSeverity;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Result of an asset check when a run executes it ({@code AssetCheckResult}).
 *
 * <pre class="code">
 * AssetCheckOutcome.failed(AssetCheckSeverity.WARN).metadata("nulls", 2)
 * </pre>
 *
 * @since 0.1.0
 */
public final class AssetCheckOutcome {

	private final boolean passed;

	private final AssetCheckSeverity severity;

	private final @Nullable String description;

	private final Map<String, MetadataValue> metadata;

	private AssetCheckOutcome(boolean passed, AssetCheckSeverity severity, @Nullable String description,
			Map<String, MetadataValue> metadata) {
		this.passed = passed;
		this.severity = severity;
		this.description = description;
		this.metadata = Collections.unmodifiableMap(metadata);
	}

	/**
	 * Create the outcome of a check that passes.
	 * @return the outcome
	 */
	public static AssetCheckOutcome passed() {
		return new AssetCheckOutcome(true, AssetCheckSeverity.ERROR, null, Map.of());
	}

	/**
	 * Create the outcome of a check that does not pass, with the severity
	 * {@link AssetCheckSeverity#ERROR}.
	 * @return the outcome
	 */
	public static AssetCheckOutcome failed() {
		return failed(AssetCheckSeverity.ERROR);
	}

	/**
	 * Create the outcome of a check that does not pass.
	 * @param severity the severity, other than {@link AssetCheckSeverity#UNKNOWN}
	 * @return the outcome
	 */
	public static AssetCheckOutcome failed(AssetCheckSeverity severity) {
		Assert.isTrue(severity == AssetCheckSeverity.WARN || severity == AssetCheckSeverity.ERROR,
				"severity must be WARN or ERROR");
		return new AssetCheckOutcome(false, severity, null, Map.of());
	}

	/**
	 * Return this outcome with a description.
	 * @param description the description
	 * @return the outcome
	 */
	public AssetCheckOutcome description(String description) {
		return new AssetCheckOutcome(this.passed, this.severity, description, this.metadata);
	}

	/**
	 * Return this outcome with more metadata.
	 * @param label the label
	 * @param value the value, see {@link MetadataValue#of(Object)}
	 * @return the outcome
	 */
	public AssetCheckOutcome metadata(String label, @Nullable Object value) {
		Map<String, MetadataValue> all = new LinkedHashMap<>(this.metadata);
		all.put(label, MetadataValue.of(value));
		return new AssetCheckOutcome(this.passed, this.severity, this.description, all);
	}

	/**
	 * Return whether the check passes.
	 * @return {@code true} if so
	 */
	public boolean isPassed() {
		return this.passed;
	}

	/**
	 * Return the severity.
	 * @return the severity
	 */
	public AssetCheckSeverity severity() {
		return this.severity;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the metadata.
	 * @return the values by label, unmodifiable
	 */
	public Map<String, MetadataValue> metadata() {
		return this.metadata;
	}

	@Override
	public String toString() {
		return "AssetCheckOutcome[" + (this.passed ? "passed" : "failed, " + this.severity) + "]";
	}

}
