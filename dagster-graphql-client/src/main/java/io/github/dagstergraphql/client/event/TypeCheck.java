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

package io.github.dagstergraphql.client.event;

import java.util.List;

import io.github.dagstergraphql.client.metadata.MetadataEntry;
import org.jspecify.annotations.Nullable;

/**
 * Result of checking the type of an input or output of a step ({@code TypeCheck}).
 *
 * @param success whether the check has passed
 * @param label the name of the type, or {@code null}
 * @param description the description, or {@code null}
 * @param metadata the metadata of the check, unmodifiable
 * @since 0.1.0
 */
public record TypeCheck(boolean success, @Nullable String label, @Nullable String description,
		List<MetadataEntry> metadata) {

	/**
	 * Create a result with a copy of the metadata.
	 * @param success whether the check has passed
	 * @param label the name of the type, or {@code null}
	 * @param description the description, or {@code null}
	 * @param metadata the metadata of the check
	 */
	public TypeCheck {
		metadata = List.copyOf(metadata);
	}

}
