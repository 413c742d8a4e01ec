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

package io.github.dagstergraphql.client.internal.watch;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Requests of a poll that concern a single awaited object each.
 */
public final class PollRequests {

	private PollRequests() {
	}

	/**
	 * Send a request for each object. A failure that the server reports for one of them
	 * is reported after the other requests. Without a response from the server, no
	 * further request is sent.
	 * @param objects the awaited objects
	 * @param atOnce the maximum number of requests at the same time
	 * @param request sends the request for an object
	 * @param <T> the type of the objects
	 * @return completes when all requests have succeeded
	 */
	public static <T> Mono<Void> sendAll(Collection<T> objects, int atOnce, Function<T, Mono<Void>> request) {
		// Failures are values: two at the same time would become one of Reactor's.
		return Flux.fromIterable(List.copyOf(objects))
			.flatMap((object) -> request.apply(object).then(Mono.<Throwable>empty()).onErrorResume(Mono::just), atOnce)
			.takeUntil((failure) -> !isResponse(failure))
			.collectList()
			.flatMap((failures) -> failures.isEmpty() ? Mono.empty() : Mono.error(toReport(failures)));
	}

	private static Throwable toReport(List<Throwable> failures) {
		Throwable last = failures.get(failures.size() - 1);
		return isResponse(last) ? failures.get(0) : last;
	}

	private static boolean isResponse(Throwable failure) {
		return failure instanceof DagsterServerException || failure instanceof GraphQlRequestException;
	}

}
