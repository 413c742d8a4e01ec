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

package io.github.dagstergraphql.client.metadata;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Labeled piece of metadata ({@code MetadataEntry}).
 *
 * @param label the label, which is the key in Python's {@code metadata={..}}
 * @param description the description, or {@code null} if there is none
 * @param value the value
 * @since 0.1.0
 */
public record MetadataEntry(String label, @Nullable String description, MetadataValue value) {

	/**
	 * Create an entry.
	 * @param label the label
	 * @param description the description, or {@code null} if there is none
	 * @param value the value
	 */
	public MetadataEntry {
		Assert.notNull(label, "label must not be null");
		Assert.notNull(value, "value must not be null");
	}

	/**
	 * Create an entry without a description.
	 * @param label the label
	 * @param value the value
	 * @return the entry
	 */
	public static MetadataEntry of(String label, MetadataValue value) {
		return new MetadataEntry(label, null, value);
	}

}
