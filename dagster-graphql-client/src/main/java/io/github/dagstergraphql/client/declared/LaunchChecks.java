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

package io.github.dagstergraphql.client.declared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.call.Blocking;
import reactor.core.publisher.Mono;

/**
 * Checks the launches of an interface against the server.
 */
final class LaunchChecks {

	private final DagsterGraphQlClient client;

	private final JobValidation validation;

	private final Set<DeclaredMethod> accepted = ConcurrentHashMap.newKeySet();

	LaunchChecks(DagsterGraphQlClient client, JobValidation validation) {
		this.client = client;
		this.validation = validation;
	}

	/**
	 * Check all methods.
	 * @param type the interface
	 * @param methods the methods
	 * @throws InvalidDagsterClientException with all methods that the server does not
	 * accept
	 */
	void runAtStartup(Class<?> type, Collection<DeclaredMethod> methods) {
		if (this.validation != JobValidation.STARTUP) {
			return;
		}
		List<DagsterServerException> failures = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		for (DeclaredMethod method : methods) {
			try {
				Blocking.await(check(method), () -> false);
			}
			catch (DagsterServerException ex) {
				failures.add(ex);
				problems.add(method.description() + ": " + ex.getMessage());
			}
		}
		if (!failures.isEmpty()) {
			InvalidDagsterClientException invalid = new InvalidDagsterClientException(type, problems, failures.get(0));
			failures.stream().skip(1).forEach(invalid::addSuppressed);
			throw invalid;
		}
	}

	private Mono<Void> check(DeclaredMethod method) {
		return Mono.defer(() -> method.target().check(this.client.reactive(), method));
	}

	void runBeforeLaunch(DeclaredMethod method, PreparedLaunch launch) {
		if (isDue(method)) {
			Blocking.await(beforeLaunch(method, launch), () -> false);
		}
	}

	Mono<Void> beforeLaunch(DeclaredMethod method, PreparedLaunch launch) {
		return Mono.defer(() -> isDue(method) ? beforeFirstLaunch(method, launch) : Mono.empty());
	}

	private boolean isDue(DeclaredMethod method) {
		return this.validation != JobValidation.OFF && !this.accepted.contains(method);
	}

	private Mono<Void> beforeFirstLaunch(DeclaredMethod method, PreparedLaunch launch) {
		Mono<Void> check = (this.validation == JobValidation.FIRST_USE) ? check(method) : Mono.empty();
		return check.then(Mono.defer(launch.validation()))
			.doOnSuccess((nothing) -> this.accepted.add(method))
			.doOnError((failure) -> failure.addSuppressed(new FirstUseException(method)));
	}

	/**
	 * Note that is suppressed by the failure of a check, which is that of a launch.
	 */
	@SuppressWarnings("serial")
	private static final class FirstUseException extends Exception {

		FirstUseException(DeclaredMethod method) {
			super("Check of " + method.description() + " before its first launch", null, false, false);
		}

		@Override
		public String toString() {
			return String.valueOf(getMessage());
		}

	}

}
