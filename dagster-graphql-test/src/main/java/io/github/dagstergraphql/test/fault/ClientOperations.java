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

package io.github.dagstergraphql.test.fault;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.client.internal.workspace.NearMisses;

/**
 * The GraphQL operations of the client.
 */
final class ClientOperations {

	private static final Set<String> NAMES = names();

	private ClientOperations() {
	}

	private static Set<String> names() {
		Set<String> names = new TreeSet<>(OperationCatalog.find().keySet());
		names.addAll(OperationCatalog.subscriptions().keySet());
		return names;
	}

	static void check(String operation) {
		if (NAMES.contains(operation)) {
			return;
		}
		List<String> nearMisses = NearMisses.of(operation, NAMES, (name) -> name);
		String hint = nearMisses.isEmpty() ? "Its operations are " + String.join(", ", NAMES) + "."
				: "Did you mean " + String.join(" or ", nearMisses) + "?";
		throw new IllegalArgumentException(("the client has no operation \"%s\". %s Use onCustomOperation(..) for an "
				+ "operation of a custom document")
			.formatted(operation, hint));
	}

}
