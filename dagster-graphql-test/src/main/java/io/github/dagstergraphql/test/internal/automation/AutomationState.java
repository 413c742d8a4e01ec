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

package io.github.dagstergraphql.test.internal.automation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * State of a schedule or sensor.
 *
 * @param running whether it is running
 * @param resettable whether it was started or stopped since it was defined or reset
 * @param started the time at which a client has started it, or {@code null}
 * @param cursor the cursor, or {@code null}
 * @param ticks the ticks, newest first
 */
public record AutomationState(boolean running, boolean resettable, @Nullable Instant started, @Nullable String cursor,
		List<SimulatedTick> ticks) {

}
