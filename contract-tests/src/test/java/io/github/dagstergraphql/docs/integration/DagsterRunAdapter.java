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

package io.github.dagstergraphql.docs.integration;

import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.listener.DagsterRunListenerContainer;
import io.github.dagstergraphql.client.listener.DagsterRunListenerRegistry;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;

import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.integration.support.MessageBuilder;

/**
 * Adapter that sends a message for each run that has failed.
 */
// tag::adapter[]
class DagsterRunAdapter extends MessageProducerSupport {

	private static final String ID = "failed-orders";

	private final DagsterRunListenerRegistry registry;

	DagsterRunAdapter(DagsterRunListenerRegistry registry) {
		this.registry = registry;
	}

	@DagsterRunListener(id = ID, jobs = "daily_orders", statuses = RunStatus.FAILURE, autoStartup = "false")
	void ended(Run run) {
		sendMessage(MessageBuilder.withPayload(run).setHeader("dagster_runId", run.id()).build());
	}

	@Override
	protected void doStart() {
		container().start();
	}

	@Override
	protected void doStop() {
		container().stop();
	}

	private DagsterRunListenerContainer container() {
		return this.registry.getContainer(ID);
	}

}
// end::adapter[]
