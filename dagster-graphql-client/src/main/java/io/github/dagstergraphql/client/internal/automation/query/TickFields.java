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

package io.github.dagstergraphql.client.internal.automation.query;

import java.util.List;

import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickStatus;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * An {@code InstigationTick}.
 *
 * @param tickId the id
 * @param status the status
 * @param timestamp the time
 * @param endTimestamp the time at which the evaluation ended, or {@code null}
 * @param runIds the launched runs
 * @param runKeys the run keys
 * @param skipReason the skip reason, or {@code null}
 * @param cursor the cursor, or {@code null}
 * @param error the error, or {@code null}
 */
record TickFields(@Nullable String tickId, @Nullable TickStatus status, @Nullable Double timestamp,
		@Nullable Double endTimestamp, @Nullable List<@Nullable String> runIds,
		@Nullable List<@Nullable String> runKeys, @Nullable String skipReason, @Nullable String cursor,
		@Nullable PythonCause error) {

	Tick toTick() {
		return Tick
			.builder(Required.text(this.tickId, "tickId"), Required.field(this.status, "status"),
					Required.time(this.timestamp, "timestamp"))
			.ended(Required.timeIfPresent(this.endTimestamp, "endTimestamp"))
			.runIds(Required.list(this.runIds, "runIds"))
			.runKeys(Required.list(this.runKeys, "runKeys"))
			.skipReason(this.skipReason)
			.cursor(this.cursor)
			.error((this.error != null) ? this.error.toPythonError() : null)
			.build();
	}

}
