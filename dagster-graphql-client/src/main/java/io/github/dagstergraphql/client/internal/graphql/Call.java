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

package io.github.dagstergraphql.client.internal.graphql;

import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * One execution of an operation, on its way as an attribute of the HTTP request.
 *
 * @param <T> what the operation answers
 */
final class Call<T> {

	static final String ATTRIBUTE = Call.class.getName();

	private final Operation<T> operation;

	private final Map<String, ?> variables;

	private final @Nullable Object confidential;

	private volatile HttpHeaders headers = HttpHeaders.EMPTY;

	private volatile boolean sent;

	private volatile @Nullable Executor eventLoop;

	/**
	 * Create a new call.
	 * @param operation the operation
	 * @param variables its variables
	 * @param confidential what of the variables no message may quote
	 */
	Call(Operation<T> operation, Map<String, ?> variables, @Nullable Object confidential) {
		this.operation = operation;
		this.variables = variables;
		this.confidential = confidential;
	}

	static @Nullable Call<?> of(ClientRequest request) {
		return (Call<?>) request.attributes().get(ATTRIBUTE);
	}

	Operation<T> operation() {
		return this.operation;
	}

	Redactor redactor() {
		return new Redactor(this.confidential, this.headers);
	}

	void setHeaders(HttpHeaders headers) {
		this.headers = headers;
	}

	/**
	 * Run a task on the event loop of the connection, so that it cannot meet the response
	 * half-way: Reactor Netty may never release a response that arrives while its request
	 * is being cancelled on another thread.
	 * @param task the task
	 */
	void executeOnEventLoop(Runnable task) {
		Executor executor = this.eventLoop;
		if (executor != null) {
			executor.execute(task);
		}
		else {
			task.run();
		}
	}

	/**
	 * Write the body. The HTTP client asks for it once it has a connection, so that a
	 * request that was never asked for it has not reached the server.
	 * @return the body, encoded with the client's own mapper
	 */
	BodyInserter<Object, ClientHttpRequest> body() {
		return (request, context) -> {
			byte[] body = this.operation.encode(this.variables);
			request.getHeaders().setContentLength(body.length);
			if (request.getNativeRequest() instanceof Connection connection) {
				this.eventLoop = connection.channel().eventLoop();
			}
			return request.writeWith(Mono.fromSupplier(() -> {
				this.sent = true;
				return request.bufferFactory().wrap(body);
			}));
		};
	}

	/**
	 * Return whether the server may have carried out a mutation, for all that is known
	 * when no answer came.
	 * @return {@code false} for queries and for what was never sent
	 */
	boolean mayHaveActed() {
		return this.sent && this.operation.isMutation();
	}

	/**
	 * Return whether the server may have carried out a mutation although its answer is
	 * not one of Dagster's.
	 * @param statusCode the HTTP status of the answer
	 * @return {@code false} for queries and for statuses that say the request was turned
	 * away
	 */
	boolean mayHaveActed(int statusCode) {
		boolean turnedAway = statusCode >= 300 && statusCode < 500 && statusCode != 408;
		return this.operation.isMutation() && !turnedAway;
	}

}
