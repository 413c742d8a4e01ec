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

package io.github.dagstergraphql.client.internal.run;

import java.time.Duration;

import io.github.dagstergraphql.client.internal.run.query.UserInterface;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import org.jspecify.annotations.Nullable;

/**
 * Settings for the display of runs and for waits.
 *
 * @param userInterface the user interface
 * @param pollInterval the interval between polls for awaited runs
 * @param awaitTimeout the default timeout of waits, or {@code null} if each wait requires
 * a timeout
 */
public record RunSettings(UserInterface userInterface, PollInterval pollInterval, @Nullable Duration awaitTimeout) {

}
