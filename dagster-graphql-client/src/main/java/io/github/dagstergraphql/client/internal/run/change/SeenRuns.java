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

package io.github.dagstergraphql.client.internal.run.change;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * Last seen statuses of runs. Those that may be read again are kept, and as many others
 * as the capacity permits.
 */
final class SeenRuns {

	private final Map<String, Seen> runs = new LinkedHashMap<>();

	private final int capacity;

	SeenRuns(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Record the status of a run.
	 * @param run the run
	 * @return the status that was recorded before, or {@code null}
	 */
	@Nullable RunStatus put(Run run) {
		Seen before = this.runs.remove(run.id());
		this.runs.put(run.id(), new Seen(run.status(), run.updated()));
		return (before != null) ? before.status() : null;
	}

	/**
	 * Remove the oldest runs beyond the capacity that are not read again.
	 * @param complete the update time before which runs are not read again
	 */
	void trim(Instant complete) {
		Iterator<Seen> oldest = this.runs.values().iterator();
		while (this.runs.size() > this.capacity && oldest.hasNext()) {
			Instant updated = oldest.next().updated();
			if (updated == null || updated.isBefore(complete)) {
				oldest.remove();
			}
		}
	}

	int size() {
		return this.runs.size();
	}

	private record Seen(RunStatus status, @Nullable Instant updated) {

	}

}
