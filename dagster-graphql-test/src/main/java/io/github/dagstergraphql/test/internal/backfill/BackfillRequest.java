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

package io.github.dagstergraphql.test.internal.backfill;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A validated request for a backfill.
 *
 * @param target the partitions of a job or of assets
 * @param runConfig the run config of the runs
 * @param tags the tags
 * @param title the title, or {@code null}
 * @param description the description, or {@code null}
 * @param parentId the backfill whose failed partitions are re-executed, or {@code null}
 */
public record BackfillRequest(BackfillTarget target, Map<String, @Nullable Object> runConfig, Map<String, String> tags,
		@Nullable String title, @Nullable String description, @Nullable String parentId) {

}
