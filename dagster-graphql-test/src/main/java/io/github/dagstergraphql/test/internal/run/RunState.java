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
 * A run as it was at a moment.
 *
 * @param id the run id
 * @param request what it runs
 * @param status where it is in its life
 * @param tags all its tags, hidden ones included
 * @param created when it was launched
 * @param updated when its status last changed
 * @param started when it began to run, or {@code null}
 * @param ended when it ended, or {@code null}
 * @param events its log
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
	 * Return the first run of the chain that this one belongs to.
	 * @return the run id, this one's unless it repeats another
	 */
	public String root() {
		return (this.request.rootRunId() != null) ? this.request.rootRunId() : this.id;
	}

	/**
	 * Return when something first happened.
	 * @param type what
	 * @return when, or {@code null} if it has not happened
	 */
	public @Nullable Instant timeOf(LoggedEvent.Type type) {
		return this.events.stream()
			.filter((event) -> event.type() == type)
			.map(LoggedEvent::time)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return how often something happened.
	 * @param type what
	 * @return how often
	 */
	public int count(LoggedEvent.Type type) {
		return (int) this.events.stream().filter((event) -> event.type() == type).count();
	}

}
