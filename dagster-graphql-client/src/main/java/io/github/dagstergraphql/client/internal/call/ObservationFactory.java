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

import io.github.dagstergraphql.client.observation.DagsterAwaitObservationContext;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationContext;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationContext;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterReloadObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.micrometer.observation.Observation;

/**
 * Creates the observations of one client, whose default conventions limit the number of
 * names.
 */
public final class ObservationFactory {

	private final ObservationSettings settings;

	private final DagsterRequestObservationConvention request = new DefaultDagsterRequestObservationConvention();

	private final DagsterLaunchObservationConvention launch = new DefaultDagsterLaunchObservationConvention();

	private final DagsterAwaitObservationConvention await = new DefaultDagsterAwaitObservationConvention();

	private final DagsterReloadObservationConvention reload = new DefaultDagsterReloadObservationConvention();

	ObservationFactory(ObservationSettings settings) {
		this.settings = settings;
	}

	public String clientName() {
		return this.settings.clientName();
	}

	Observation of(DagsterRequestObservationContext context) {
		return DagsterObservationDocumentation.CLIENT_REQUEST.observation(this.settings.request(), this.request,
				() -> context, this.settings.registry());
	}

	/**
	 * Return whether the trace context of a launch becomes tags of the run.
	 * @return whether it does
	 */
	public boolean isTracePropagation() {
		return this.settings.tracePropagation();
	}

	public Observation of(DagsterLaunchObservationContext context) {
		return DagsterObservationDocumentation.LAUNCH.observation(this.settings.launch(), this.launch, () -> context,
				this.settings.registry());
	}

	public Observation of(DagsterAwaitObservationContext context) {
		return DagsterObservationDocumentation.AWAIT.observation(this.settings.await(), this.await, () -> context,
				this.settings.registry());
	}

	public Observation of(DagsterReloadObservationContext context) {
		return DagsterObservationDocumentation.RELOAD.observation(this.settings.reload(), this.reload, () -> context,
				this.settings.registry());
	}

}
