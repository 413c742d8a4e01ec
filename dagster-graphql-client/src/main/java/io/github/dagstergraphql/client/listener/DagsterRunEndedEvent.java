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

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunChange;

import org.springframework.context.ApplicationEvent;

/**
 * Event that is published when a run has ended, whoever launched it. Requires
 * {@link DagsterRunListenerSettings.Builder#publishEvents}. An event is published at
 * least once for each run. If a listener that is called synchronously throws an
 * exception, the event is published again.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public abstract sealed class DagsterRunEndedEvent extends ApplicationEvent
		permits DagsterRunSucceededEvent, DagsterRunFailedEvent, DagsterRunCanceledEvent {

	private final transient RunChange change;

	DagsterRunEndedEvent(DagsterGraphQlClient client, RunChange change) {
		super(client);
		this.change = change;
	}

	/**
	 * Return the run.
	 * @return the run after it has ended, without its statistics
	 */
	public final Run getRun() {
		return this.change.run();
	}

	/**
	 * Return the change of the status.
	 * @return the change
	 */
	public final RunChange getChange() {
		return this.change;
	}

	/**
	 * Return the client that reported the change.
	 * @return the client, which is also the {@linkplain #getSource() source}
	 */
	public final DagsterGraphQlClient getClient() {
		return (DagsterGraphQlClient) getSource();
	}

	@Override
	public final String toString() {
		return getClass().getSimpleName() + "[" + this.change + "]";
	}

}
