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

package io.github.dagstergraphql.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;

/**
 * What became of operations.
 */
final class Outcomes {

	private static final int MAX_UNEXPECTED = 20;

	private final ConcurrentMap<String, ConcurrentMap<String, LongAdder>> counts = new ConcurrentHashMap<>();

	private final List<String> unexpected = new ArrayList<>();

	void succeeded(String operation) {
		count(operation, "success");
	}

	void cancelled(String operation) {
		count(operation, "given up");
	}

	void failed(String operation, Throwable failure) {
		count(operation, failure.getClass().getSimpleName().replace("Exception", ""));
		if (!(failure instanceof DagsterGraphQlClientException)) {
			synchronized (this.unexpected) {
				if (this.unexpected.size() < MAX_UNEXPECTED) {
					this.unexpected.add(operation + ": " + failure);
				}
			}
		}
	}

	private void count(String operation, String outcome) {
		this.counts.computeIfAbsent(operation, (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(outcome, (key) -> new LongAdder())
			.increment();
	}

	List<String> unexpected() {
		synchronized (this.unexpected) {
			return List.copyOf(this.unexpected);
		}
	}

	Set<String> columns() {
		return this.counts.values()
			.stream()
			.flatMap((outcomes) -> outcomes.keySet().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	List<String> rows() {
		Set<String> columns = columns();
		return this.counts.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> columns.stream()
				.map((column) -> entry.getValue().containsKey(column) ? entry.getValue().get(column).toString() : "")
				.collect(Collectors.joining(" | ", "| " + entry.getKey() + " | ", " |")))
			.toList();
	}

}
