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

package io.github.dagstergraphql.client.run;

/**
 * Policy for the termination of a run ({@code TerminateRunPolicy}).
 *
 * @since 0.1.0
 */
public enum TerminatePolicy {

	/**
	 * Request the process of the run to end, and mark the run as canceled when the
	 * process has ended. A run that is being started cannot be terminated with this
	 * policy until it has started. A run whose process no longer exists remains
	 * {@code CANCELING} unless {@code run_monitoring} is enabled.
	 */
	SAFE_TERMINATE,

	/**
	 * Mark the run as canceled immediately, regardless of its process, which may
	 * continue. A run that is being started at that time may even become started again.
	 * Suitable for runs whose process no longer exists.
	 */
	MARK_AS_CANCELED_IMMEDIATELY

}
