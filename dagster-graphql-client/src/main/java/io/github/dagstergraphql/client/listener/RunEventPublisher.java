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

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunChange;
import io.github.dagstergraphql.client.run.RunStatus;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Listener that publishes application events.
 */
final class RunEventPublisher implements RunListenerInvoker {

	private final ApplicationEventPublisher publisher;

	RunEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	static RunListenerEndpoint endpoint(String beanName, DagsterGraphQlClient client, RunEventPublisher publisher,
			DagsterRunListenerSettings settings) {
		return new RunListenerEndpoint("events." + beanName, "the publication of events", beanName, client, Set.of(),
				EnumSet.of(RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED), Map.of(), settings.concurrency(),
				settings.autoStartup(), settings.errorHandler(), publisher);
	}

	@Override
	public void invoke(RunChange change, DagsterGraphQlClient client) {
		switch (change.status()) {
			case SUCCESS -> this.publisher.publishEvent(new DagsterRunSucceededEvent(client, change));
			case FAILURE -> this.publisher.publishEvent(new DagsterRunFailedEvent(client, change));
			case CANCELED -> this.publisher.publishEvent(new DagsterRunCanceledEvent(client, change));
			default -> throw new IllegalArgumentException("the run has not ended: " + change.status());
		}
	}

}
