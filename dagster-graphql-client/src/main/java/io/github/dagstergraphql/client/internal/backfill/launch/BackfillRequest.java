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

package io.github.dagstergraphql.client.internal.backfill.launch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.internal.launch.input.RunConfigText;
import io.github.dagstergraphql.client.internal.launch.input.Tags;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Settings of the launch of a backfill.
 *
 * @param partitions the partitions
 * @param runConfig the run config as a map or as YAML, or {@code null}
 * @param tags the tags
 * @param title the title, or {@code null}
 * @param description the description, or {@code null}
 */
public record BackfillRequest(PartitionChoice partitions, @Nullable Object runConfig, Map<String, String> tags,
		@Nullable String title, @Nullable String description) {

	static final BackfillRequest EMPTY = new BackfillRequest(PartitionChoice.NONE, null, Map.of(), null, null);

	BackfillRequest partitions(UnaryOperator<PartitionChoice> change) {
		return new BackfillRequest(change.apply(this.partitions), this.runConfig, this.tags, this.title,
				this.description);
	}

	BackfillRequest runConfig(Object runConfig) {
		return new BackfillRequest(this.partitions, runConfig, this.tags, this.title, this.description);
	}

	BackfillRequest tags(Map<String, String> added) {
		Map<String, String> all = new LinkedHashMap<>(this.tags);
		all.putAll(added);
		return new BackfillRequest(this.partitions, this.runConfig, Collections.unmodifiableMap(all), this.title,
				this.description);
	}

	BackfillRequest title(String title) {
		Assert.hasText(title, "title must not be empty");
		return new BackfillRequest(this.partitions, this.runConfig, this.tags, title, this.description);
	}

	BackfillRequest description(String description) {
		Assert.hasText(description, "description must not be empty");
		return new BackfillRequest(this.partitions, this.runConfig, this.tags, this.title, description);
	}

	/**
	 * Return whether the request has a title or a description.
	 * @return {@code true} if it has one of them
	 */
	boolean isTitled() {
		return this.title != null || this.description != null;
	}

	/**
	 * Return the values that no message may quote.
	 * @return supplies the values of the run config and the tags when they are needed
	 */
	Supplier<?> confidential() {
		return () -> List.of(RunConfigText.values(Objects.requireNonNullElse(this.runConfig, "")),
				List.copyOf(this.tags.values()));
	}

	/**
	 * Return the GraphQL input for everything but the partitions.
	 * @return a part of {@code LaunchBackfillParams}
	 */
	Map<String, Object> params() {
		Map<String, Object> params = new LinkedHashMap<>();
		if (this.runConfig != null) {
			params.put("runConfigData", this.runConfig);
		}
		if (!this.tags.isEmpty()) {
			params.put("tags", Tags.toInput(this.tags));
		}
		if (this.title != null) {
			params.put("title", this.title);
		}
		if (this.description != null) {
			params.put("description", this.description);
		}
		return params;
	}

	/**
	 * Return a description without the contents, which may contain secrets.
	 */
	@Override
	public String toString() {
		return "BackfillRequest";
	}

}
