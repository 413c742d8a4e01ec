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

import java.util.function.Function;

import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.run.AwaitOptions;

import org.springframework.integration.handler.AbstractReplyProducingMessageHandler;
import org.springframework.messaging.Message;

/**
 * Gateway that launches a run for each message. The reply is sent when the run has ended,
 * and contains it.
 */
// tag::gateway[]
class DagsterOutboundGateway extends AbstractReplyProducingMessageHandler {

	private final Function<Message<?>, JobSpec> job;

	private final AwaitOptions options;

	DagsterOutboundGateway(Function<Message<?>, JobSpec> job, AwaitOptions options) {
		this.job = job;
		this.options = options;
		setAsync(true);
	}

	@Override
	protected Object handleRequestMessage(Message<?> request) {
		return this.job.apply(request).launch().awaitAsync(this.options);
	}

}
// end::gateway[]
