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

import org.jspecify.annotations.Nullable;

/**
 * Limit for the number of runs with a tag that are in progress at the same time
 * ({@code tag_concurrency_limits}).
 *
 * @param key the key of the tag
 * @param value the value to which the limit applies, or {@code null} for all values
 * @param perUniqueValue whether the limit applies to each value separately. Otherwise,
 * the runs with all values are counted together
 * @param limit the number of runs
 * @since 0.1.0
 */
public record TagConcurrencyLimit(String key, @Nullable String value, boolean perUniqueValue, int limit) {

}
