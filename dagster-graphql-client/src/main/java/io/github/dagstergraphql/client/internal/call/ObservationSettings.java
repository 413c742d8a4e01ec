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

import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Settings of observations.
 *
 * @param clientName the name of the client
 * @param registry the registry
 * @param request the convention for requests, or {@code null} for the default
 * @param launch the convention for launches, or {@code null} for the default
 * @param await the convention for waits, or {@code null} for the default
 * @param reload the convention for reloads, or {@code null} for the default
 * @param tracePropagation whether the trace context of a launch becomes tags of the run
 */
public record ObservationSettings(String clientName, ObservationRegistry registry,
		@Nullable DagsterRequestObservationConvention request, @Nullable DagsterLaunchObservationConvention launch,
		@Nullable DagsterAwaitObservationConvention await, @Nullable DagsterReloadObservationConvention reload,
		boolean tracePropagation) {

	/**
	 * Settings of a client without observations.
	 * @param clientName the name of the client
	 * @return the settings
	 */
	public static ObservationSettings none(String clientName) {
		return new ObservationSettings(clientName, ObservationRegistry.NOOP, null, null, null, null, false);
	}

}
