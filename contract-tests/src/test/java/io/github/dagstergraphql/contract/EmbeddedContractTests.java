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

package io.github.dagstergraphql.contract;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case of the contract on the embedded Dagster, unchanged. Where a case passes on
 * one only, the embedded one is wrong.
 */
class EmbeddedContractTests extends DagsterContract {

	private static final EmbeddedServer SERVER = new EmbeddedServer();

	private static final Set<Class<?>> PARTS = new HashSet<>();

	private static final Set<String> OPERATIONS = new HashSet<>();

	@RegisterExtension
	static final BeforeAllCallback PART_BEGINS = (context) -> {
		PARTS.add(context.getRequiredTestClass());
		// the server remembers the latest requests only
		OPERATIONS.addAll(SERVER.operations());
	};

	@BeforeAll
	static void start() {
		SERVER.start();
	}

	@AfterAll
	static void stop() {
		try {
			OPERATIONS.addAll(SERVER.operations());
			if (PARTS.containsAll(parts())) {
				Set<String> missing = new TreeSet<>(OperationCatalog.find().keySet());
				missing.removeAll(OPERATIONS);
				// for servers older than 1.8
				missing.remove("WipeAssetKeys");
				assertThat(missing).as("operations without a case in the contract").isEmpty();
			}
		}
		finally {
			SERVER.close();
		}
	}

	// A partial execution is not conclusive about the other cases.
	private static Set<Class<?>> parts() {
		Set<Class<?>> parts = new HashSet<>();
		Stream.of(DagsterContract.class.getDeclaredClasses())
			.filter((part) -> part.isAnnotationPresent(Nested.class))
			.forEach(parts::add);
		return parts;
	}

	@Override
	DagsterServer server() {
		return SERVER;
	}

}
