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

import io.github.dagstergraphql.test.run.PythonException;
import org.jspecify.annotations.Nullable;

/**
 * A tick.
 *
 * @param id the id
 * @param status the {@code InstigationTickStatus}
 * @param time the time
 * @param runIds the launched runs
 * @param runKeys the run keys
 * @param skipReason the skip reason, or {@code null}
 * @param cursor the new cursor, or {@code null}
 * @param failure the exception that the code has raised, or {@code null}
 */
public record SimulatedTick(long id, String status, Instant time, List<String> runIds, List<String> runKeys,
		@Nullable String skipReason, @Nullable String cursor, @Nullable PythonException failure) {

}
