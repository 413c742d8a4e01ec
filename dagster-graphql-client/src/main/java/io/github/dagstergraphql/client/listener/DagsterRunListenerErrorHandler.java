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

import io.github.dagstergraphql.client.run.RunChange;

/**
 * Handler for a change that a listener has failed to process, after the retries of
 * {@link DagsterRunListenerSettings.Builder#backOff}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DagsterRunListenerErrorHandler {

	/**
	 * Handle the failure. The change counts as processed when this method returns. If it
	 * throws an exception, the change is delivered again after a minute.
	 * @param change the change
	 * @param failure the exception that the listener has thrown
	 * @throws Exception if the change should be delivered again
	 */
	void handleError(RunChange change, Throwable failure) throws Exception;

}
