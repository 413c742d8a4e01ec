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

import io.github.dagstergraphql.client.observation.DagsterListenerObservationContext;
import io.github.dagstergraphql.client.observation.DagsterListenerObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterObservationDocumentation;
import io.github.dagstergraphql.client.observation.DefaultDagsterListenerObservationConvention;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observations of deliveries.
 */
final class RunListenerObservations {

	private final ObservationRegistry registry;

	private final @Nullable DagsterListenerObservationConvention convention;

	private final DagsterListenerObservationConvention defaultConvention = new DefaultDagsterListenerObservationConvention();

	RunListenerObservations(ObservationRegistry registry, @Nullable DagsterListenerObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	<E extends Throwable> void observe(RunListenerEndpoint endpoint, RunChange change,
			Observation.CheckedRunnable<E> delivery) throws E {
		DagsterObservationDocumentation.LISTENER
			.observation(this.convention, this.defaultConvention, () -> context(endpoint, change), this.registry)
			.observeChecked(delivery);
	}

	private static DagsterListenerObservationContext context(RunListenerEndpoint endpoint, RunChange change) {
		Run run = change.run();
		return new DagsterListenerObservationContext(endpoint.clientName(), endpoint.id(), run.id(), run.jobName(),
				run.locationName(), run.status().name());
	}

}
