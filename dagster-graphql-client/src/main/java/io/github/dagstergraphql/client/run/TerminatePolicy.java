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
 * How a run is terminated ({@code TerminateRunPolicy}).
 *
 * @since 0.1.0
 */
public enum TerminatePolicy {

	/**
	 * Ask the process of the run to end, and take the run for canceled when it has. A run
	 * that is being started cannot be terminated in this way until it has. A run whose
	 * process is gone stays {@code CANCELING} unless {@code run_monitoring} is enabled.
	 */
	SAFE_TERMINATE,

	/**
	 * Take the run for canceled at once, whatever its process does: it may live on. If
	 * the run is just being started, it may even turn up as started again. It is the way
	 * to end runs whose process is gone.
	 */
	MARK_AS_CANCELED_IMMEDIATELY

}
