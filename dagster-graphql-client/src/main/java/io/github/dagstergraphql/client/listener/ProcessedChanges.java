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

package io.github.dagstergraphql.client.listener;

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.dagstergraphql.client.run.RunChangePosition;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are being processed, several at a time. Saves the position up to which all
 * of them have been processed.
 */
final class ProcessedChanges {

	private static final Log logger = LogFactory.getLog(ProcessedChanges.class);

	private final String id;

	private final PositionStore positions;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private @Nullable RunChangePosition saved;

	private boolean failing;

	ProcessedChanges(String id, PositionStore positions) {
		this.id = id;
		this.positions = positions;
	}

	/**
	 * Add the next change.
	 * @param position the position after the change
	 * @return the change
	 */
	synchronized Entry add(RunChangePosition position) {
		Entry entry = new Entry(position);
		this.entries.addLast(entry);
		return entry;
	}

	private synchronized void processed(Entry entry) {
		entry.processed = true;
		RunChangePosition position = null;
		while (!this.entries.isEmpty() && this.entries.peekFirst().processed) {
			position = this.entries.removeFirst().position;
		}
		if (position != null && !position.equals(this.saved)) {
			save(position);
		}
	}

	// The next position replaces one that could not be saved.
	private void save(RunChangePosition position) {
		try {
			this.positions.save(position);
			this.saved = position;
			if (this.failing) {
				this.failing = false;
				logger.info("The position of the run listener \"%s\" is stored again".formatted(this.id));
			}
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				this.failing = true;
				logger.warn(
						"The position of the run listener \"%s\" cannot be stored. Changes are repeated after a restart"
							.formatted(this.id),
						ex);
			}
		}
	}

	/**
	 * Change that is being processed.
	 */
	final class Entry {

		private final RunChangePosition position;

		private boolean processed;

		private Entry(RunChangePosition position) {
			this.position = position;
		}

		/**
		 * Record that the change has been processed.
		 */
		void processed() {
			ProcessedChanges.this.processed(this);
		}

	}

}
