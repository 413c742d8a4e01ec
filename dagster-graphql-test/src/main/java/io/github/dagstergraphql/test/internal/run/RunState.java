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

package io.github.dagstergraphql.test.internal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of a run.
 *
 * @param id the run id
 * @param request the request
 * @param status the status
 * @param tags all its tags, including hidden ones
 * @param created the time of the launch
 * @param updated the time of the last change of the status
 * @param started the start time, or {@code null}
 * @param ended the end time, or {@code null}
 * @param events the log
 */
public record RunState(String id, RunRequest request, RunStatus status, SortedMap<String, String> tags, Instant created,
		Instant updated, @Nullable Instant started, @Nullable Instant ended, List<LoggedEvent> events) {

	/**
	 * Return the steps that have not succeeded.
	 * @return the names of the steps
	 */
	public List<String> unfinishedSteps() {
		List<String> unfinished = new ArrayList<>(this.request.steps());
		this.events.stream()
			.filter((event) -> event.type() == LoggedEvent.Type.STEP_SUCCEEDED)
			.forEach((event) -> unfinished.remove(event.step()));
		return unfinished;
	}

	/**
	 * Return the id of the first run of the chain.
	 * @return the run id, which is that of this run unless it has a parent
	 */
	public String root() {
		return (this.request.rootRunId() != null) ? this.request.rootRunId() : this.id;
	}

	/**
	 * Return the time of the first event of a type.
	 * @param type the type
	 * @return the time, or {@code null} if there is no such event
	 */
	public @Nullable Instant timeOf(LoggedEvent.Type type) {
		return this.events.stream()
			.filter((event) -> event.type() == type)
			.map(LoggedEvent::time)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the number of events of a type.
	 * @param type the type
	 * @return the number
	 */
	public int count(LoggedEvent.Type type) {
		return (int) this.events.stream().filter((event) -> event.type() == type).count();
	}

}
