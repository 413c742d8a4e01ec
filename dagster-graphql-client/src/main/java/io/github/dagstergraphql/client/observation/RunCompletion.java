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

package io.github.dagstergraphql.client.observation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Completion of an awaited run.
 *
 * @param clientName the name of the client
 * @param jobName the job of the run
 * @param locationName the code location of the job, or {@code null} if it is no longer
 * known to the server
 * @param status the final status of the run: {@code SUCCESS}, {@code FAILURE} or
 * {@code CANCELED}
 * @param duration the duration of the run, or {@code null} if it never started
 * @since 0.1.0
 */
public record RunCompletion(String clientName, String jobName, @Nullable String locationName, String status,
		@Nullable Duration duration) {

}
