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

package io.github.dagstergraphql.client.internal.call;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Runs secondary tasks of a call, such as metrics and observations. A failure is logged
 * and does not affect the call.
 */
public final class SideJobs {

	private static final Log logger = LogFactory.getLog(SideJobs.class);

	private SideJobs() {
	}

	/**
	 * Run a task.
	 * @param job the task
	 * @return whether it completed
	 */
	public static boolean run(Runnable job) {
		try {
			job.run();
			return true;
		}
		// Reactor rethrows these errors on the event loop and leaves the caller waiting
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			logger.warn("Failed to record the metrics or the observation of a call", ex);
			return false;
		}
	}

}
