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

package io.github.dagstergraphql.client.internal.run.await;

import java.util.List;
import java.util.Set;

import io.github.dagstergraphql.client.internal.shape.Required;
import org.jspecify.annotations.Nullable;

/**
 * A {@code PipelineRunLogsSubscriptionSuccess} with the types of the events.
 *
 * @param messages the events
 */
record NewEvents(@Nullable List<@Nullable Entry> messages) {

	private static final Set<String> ENDS = Set.of("RunSuccessEvent", "RunFailureEvent", "RunCanceledEvent");

	/**
	 * Return whether one of the events ends the run.
	 * @return {@code true} if so
	 */
	boolean endRun() {
		return Required.list(this.messages, "messages")
			.stream()
			.anyMatch((event) -> ENDS.contains(Required.text(event.type(), "messages.type")));
	}

	/**
	 * A {@code DagsterRunEvent}.
	 *
	 * @param type the GraphQL type
	 */
	record Entry(@Nullable String type) {

	}

}
