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

package io.github.dagstergraphql.client.fault;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import io.github.dagstergraphql.client.fault.FaultyServer.Connection;
import io.github.dagstergraphql.client.fault.FaultyServer.Endpoint;

/**
 * Something that goes wrong.
 *
 * @param group where it goes wrong
 * @param name what goes wrong
 * @param endpoint how the server is reached
 * @param behaviour what it does with a request
 * @param concerns which operations it can happen to
 * @param readWhole whether the server reads the request to its end
 * @param actedOn whether the server may have carried out what it read
 * @param turnsAway whether it asks to come back later
 * @param untilDeadline whether the deadline of the call ends it
 */
record Fault(String group, String name, Endpoint endpoint, Behaviour behaviour, Predicate<ClientOperation> concerns,
		boolean readWhole, boolean actedOn, boolean turnsAway, boolean untilDeadline) {

	/**
	 * Create a fault of a server that reads a request and may have carried it out.
	 * @param group where it goes wrong
	 * @param name what goes wrong
	 * @param behaviour what becomes of the request, its body having been read
	 * @return the fault
	 */
	static Fault afterRequest(String group, String name, Behaviour behaviour) {
		return new Fault(group, name, Endpoint.PLAIN, (connection, operation) -> {
			connection.body();
			behaviour.meet(connection, operation);
		}, (operation) -> true, true, true, false, false);
	}

	static Fault duringRequest(String group, String name, Behaviour behaviour) {
		return new Fault(group, name, Endpoint.PLAIN, behaviour, (operation) -> true, false, false, false, false);
	}

	static Fault beforeRequest(String group, String name, Endpoint endpoint) {
		return new Fault(group, name, endpoint, (connection, operation) -> connection.reset(), (operation) -> true,
				false, false, false, false);
	}

	Fault refused() {
		return new Fault(this.group, this.name, this.endpoint, this.behaviour, this.concerns, true, false, false,
				this.untilDeadline);
	}

	Fault turnedAway() {
		return new Fault(this.group, this.name, this.endpoint, this.behaviour, this.concerns, true, false, true,
				this.untilDeadline);
	}

	Fault endedByDeadline() {
		return new Fault(this.group, this.name, this.endpoint, this.behaviour, this.concerns, this.readWhole,
				this.actedOn, this.turnsAway, true);
	}

	Fault onlyFor(Predicate<ClientOperation> concerned) {
		return new Fault(this.group, this.name, this.endpoint, this.behaviour, concerned, this.readWhole, this.actedOn,
				this.turnsAway, this.untilDeadline);
	}

	/**
	 * Start a server with this fault. A launch with an idempotency key encounters it
	 * once; the requests before and after it succeed.
	 * @param operation what it is asked for
	 * @param passDeadline moves the clock past the deadline of the call
	 * @return the server
	 */
	FaultyServer serve(ClientOperation operation, Runnable passDeadline) {
		if (operation.kind() != ClientOperation.Kind.KEYED) {
			return new FaultyServer(this.endpoint, (head) -> false,
					(connection) -> this.behaviour.meet(connection, operation), passDeadline);
		}
		AtomicBoolean met = new AtomicBoolean();
		return new FaultyServer(this.endpoint, (head) -> !head.contains("idempotency-key:"), (connection) -> {
			if (met.getAndSet(true)) {
				connection.body();
				connection.respond(200, "application/json", operation.answer());
			}
			else {
				this.behaviour.meet(connection, operation);
			}
		}, passDeadline);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * What a server does with a request for an operation.
	 */
	@FunctionalInterface
	interface Behaviour {

		void meet(Connection connection, ClientOperation operation) throws IOException, InterruptedException;

	}

}
