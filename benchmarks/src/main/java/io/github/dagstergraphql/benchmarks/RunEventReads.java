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

package io.github.dagstergraphql.benchmarks;

/**
 * Reads the whole log of a run.
 */
interface RunEventReads extends AutoCloseable {

	/**
	 * Read the log, page after page.
	 * @param runId the run id
	 * @return the number of events, and the total length of their messages
	 */
	Totals read(String runId);

	@Override
	void close();

	/**
	 * What has been read.
	 *
	 * @param events the number of events
	 * @param characters the total length of their messages
	 */
	record Totals(long events, long characters) {

		static final Totals NONE = new Totals(0, 0);

		Totals plus(String message) {
			return new Totals(this.events + 1, this.characters + message.length());
		}

	}

}
