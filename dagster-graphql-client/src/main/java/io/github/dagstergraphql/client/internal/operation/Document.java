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

package io.github.dagstergraphql.client.internal.operation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

import org.springframework.util.function.SingletonSupplier;

/**
 * Text of an operation, loaded on first use.
 */
final class Document implements RequestContent {

	private final @Nullable String operationName;

	private final SingletonSupplier<String> text;

	/** Part of the request body that does not depend on the variables. */
	private final SingletonSupplier<byte[]> head;

	/** The same document without some fields, by their names. */
	private final Map<Set<String>, Document> shorter = new ConcurrentHashMap<>();

	private volatile boolean prepared;

	/**
	 * Create a document.
	 * @param operationName the operation in the document
	 * @param text loads the document
	 */
	Document(@Nullable String operationName, Supplier<String> text) {
		this.operationName = operationName;
		this.text = SingletonSupplier.of(text);
		this.head = SingletonSupplier.of(this::writeHead);
	}

	private byte[] writeHead() {
		return ("{\"query\":" + quote(text()) + ",\"operationName\":" + quote(this.operationName) + ",\"variables\":")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String quote(@Nullable String text) {
		return (text != null) ? '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"' : "null";
	}

	@Override
	public @Nullable String path() {
		return null;
	}

	@Override
	public String text() {
		return this.text.obtain();
	}

	@Override
	public byte[] body(byte[] variables) {
		byte[] head = this.head.obtain();
		byte[] body = new byte[head.length + variables.length + 1];
		System.arraycopy(head, 0, body, 0, head.length);
		System.arraycopy(variables, 0, body, head.length, variables.length);
		body[body.length - 1] = '}';
		return body;
	}

	@Override
	public void prepare() {
		this.head.obtain();
		this.prepared = true;
	}

	@Override
	public boolean isPrepared() {
		return this.prepared;
	}

	/**
	 * Return the same document without some fields or types.
	 * @param names the names, each of which is at the beginning of its own line, after
	 * {@code ... on} for a type
	 * @return the shorter document
	 */
	@Override
	public Document without(Set<String> names) {
		return this.shorter.computeIfAbsent(Set.copyOf(names), (missing) -> new Document(this.operationName,
				() -> text().replaceAll("(?m)^ *(\\.\\.\\. on )?(" + String.join("|", missing) + ")\\b.*\\R", "")));
	}

}
