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

package io.github.dagstergraphql.client.internal.run.event;

import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An {@code EventConnection}: a page of the log of a run.
 */
@JsonDeserialize(using = EventPageDeserializer.class)
public final class EventPage {

	private final List<RunEvent> events = new ArrayList<>();

	private final PagePosition position = new PagePosition();

	private @Nullable Boolean hasMore;

	EventPage() {
	}

	/**
	 * Set the cursor of the previous page.
	 * @param start the cursor with which this page was requested, or {@code null} for the
	 * first page
	 * @return this page
	 */
	public EventPage after(@Nullable String start) {
		this.position.start = start;
		return this;
	}

	/**
	 * Return the events.
	 * @return the events, oldest first
	 */
	public List<RunEvent> events() {
		return this.events;
	}

	/**
	 * Return the cursor at the end of this page.
	 * @return the cursor
	 */
	public String cursor() {
		return Required.field(this.position.end, "cursor");
	}

	/**
	 * Return whether there are more events already.
	 * @return {@code false} if this page ends with the last event that is in the log
	 */
	public boolean hasMore() {
		return Required.field(this.hasMore, "hasMore");
	}

	void add(RunEvent.Builder event) {
		this.position.size++;
		int index = this.position.size;
		PagePosition place = this.position;
		RunEvent built = event.cursor(() -> place.cursor(index)).build();
		place.runId = built.runId();
		this.events.add(built);
	}

	void end(@Nullable String cursor, @Nullable Boolean hasMore) {
		this.position.end = cursor;
		this.hasMore = hasMore;
	}

	EventPage check() {
		cursor();
		hasMore();
		return this;
	}

	/**
	 * Position of a page in the log. The events refer to it, since the server has no
	 * cursors of single events, but not to the page, which would keep all its events in
	 * memory.
	 */
	private static final class PagePosition {

		private String runId = "";

		private @Nullable String start;

		private @Nullable String end;

		private int size;

		private String cursor(int events) {
			return ((events < this.size) ? new EventCursor(this.runId, this.start, events)
					: new EventCursor(this.runId, this.end, 0))
				.toString();
		}

	}

}
