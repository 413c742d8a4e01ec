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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dagstergraphql.test.internal.graphql.GraphQlEngine;
import io.github.dagstergraphql.test.internal.graphql.GraphQlRequest;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The latest requests, within a limit of memory.
 */
public final class RequestLog {

	private static final int MAX_REQUESTS = 1000;

	private static final long MAX_BYTES = 8 * 1024 * 1024;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private long bytes;

	synchronized void add(Entry entry) {
		this.entries.add(entry);
		this.bytes += entry.bytes();
		while (this.entries.size() > 1 && (this.entries.size() > MAX_REQUESTS || this.bytes > MAX_BYTES)) {
			this.bytes -= this.entries.remove().bytes();
		}
	}

	/**
	 * Return the latest requests.
	 * @return the requests, oldest first
	 */
	public List<RecordedRequest> requests() {
		List<Entry> all;
		synchronized (this) {
			all = List.copyOf(this.entries);
		}
		return all.stream().map(Entry::toRecord).toList();
	}

	/**
	 * Discard all requests.
	 */
	public synchronized void reset() {
		this.entries.clear();
		this.bytes = 0;
	}

	/**
	 * A request. The name of the operation is determined on demand because it requires
	 * parsing.
	 *
	 * @param method the HTTP method
	 * @param path the path
	 * @param headers the headers
	 * @param graphQl the GraphQL request, or {@code null}
	 * @param report the operation of a report, or {@code null}
	 * @param bytes the size, without the headers
	 */
	record Entry(String method, String path, HttpHeaders headers, @Nullable GraphQlRequest graphQl,
			@Nullable String report, int bytes) {

		private RecordedRequest toRecord() {
			Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			this.headers.names().forEach((name) -> values.put(name, this.headers.getAll(name)));
			if (this.graphQl == null) {
				return new RecordedRequest(this.method, this.path, values, this.report, Map.of());
			}
			return new RecordedRequest(this.method, this.path, values, GraphQlEngine.operationName(this.graphQl),
					this.graphQl.variables());
		}

	}

}
