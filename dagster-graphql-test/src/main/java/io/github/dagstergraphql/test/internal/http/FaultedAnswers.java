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

package io.github.dagstergraphql.test.internal.http;

import java.util.function.Supplier;

import io.github.dagstergraphql.test.fault.Fault;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Responses to requests, some of which meet a fault.
 */
final class FaultedAnswers {

	private final FaultQueue faults;

	FaultedAnswers(FaultQueue faults) {
		this.faults = faults;
	}

	/**
	 * Return the response to a request.
	 * @param operation supplies the name of its operation
	 * @param act carries out the request
	 * @return the response
	 */
	Mono<Reply> answer(Supplier<@Nullable String> operation, Mono<HttpAnswer> act) {
		Fault fault = this.faults.take(FaultedAnswers::isOfRequest, operation);
		if (fault == null) {
			return act.flatMap(Reply::of);
		}
		return switch (fault.kind()) {
			case STATUS -> Reply.of(FaultAnswers.status(fault));
			case LOGIN_PAGE -> Reply.of(FaultAnswers.loginPage());
			case RESET_BEFORE_ACTING -> Mono.just(new Reply(GraphQlEndpoint.CRASH, fault.kind()));
			case LATENCY -> Mono.delay(fault.delay()).then(act).flatMap(Reply::of);
			case OVERSIZED -> act.map((answer) -> FaultAnswers.pad(answer, fault.bytes())).flatMap(Reply::of);
			case RESET_AFTER_ACTING, TRUNCATED -> act.map((answer) -> new Reply(answer, fault.kind()));
			case REFUSED_SOCKET, CUT_SOCKET, SILENT_SOCKET, FAILED_SUBSCRIPTION, ENDED_SUBSCRIPTION, GARBLED_SOCKET ->
				throw new IllegalStateException(fault + " does not affect requests");
		};
	}

	private static boolean isOfRequest(Fault.Kind kind) {
		return !kind.isOfSubscription() && kind != Fault.Kind.REFUSED_SOCKET;
	}

	/**
	 * The response to send, and its fault.
	 *
	 * @param answer the response
	 * @param fault the fault that affects it, or {@code null}
	 */
	record Reply(HttpAnswer answer, Fault.@Nullable Kind fault) {

		static Mono<Reply> of(HttpAnswer answer) {
			return Mono.just(new Reply(answer, null));
		}

	}

}
