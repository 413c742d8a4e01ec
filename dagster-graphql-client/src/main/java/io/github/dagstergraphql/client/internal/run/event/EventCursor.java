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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Position in the log of a run: the server returns one cursor per page, and the number of
 * events to skip in the page after it determines the event.
 *
 * @param runId the run id
 * @param page the cursor of the server, or {@code null} for the beginning of the log
 * @param skip the number of events to skip after it
 */
record EventCursor(String runId, @Nullable String page, int skip) {

	private static final char SEPARATOR = ':';

	/**
	 * Parse the cursor of an event.
	 * @param text the cursor
	 * @param runId the run whose events are read
	 * @return the position
	 * @throws IllegalArgumentException if the cursor is not that of an event of the run
	 */
	static EventCursor parse(String text, String runId) {
		int end = text.lastIndexOf(SEPARATOR);
		int middle = (end > 0) ? text.lastIndexOf(SEPARATOR, end - 1) : -1;
		Assert.isTrue(middle > 0 && text.substring(middle + 1, end).matches("\\d{1,9}"),
				"cursor is not the cursor of an event: use RunEvent.cursor()");
		String run = text.substring(0, middle);
		Assert.isTrue(run.equals(runId), () -> "cursor belongs to another run than " + runId);
		String page = text.substring(end + 1);
		return new EventCursor(run, page.isEmpty() ? null : page, Integer.parseInt(text.substring(middle + 1, end)));
	}

	@Override
	public String toString() {
		return this.runId + SEPARATOR + this.skip + SEPARATOR + ((this.page != null) ? this.page : "");
	}

}
