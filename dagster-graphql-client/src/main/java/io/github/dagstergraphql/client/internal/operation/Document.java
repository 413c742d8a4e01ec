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
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

import org.springframework.util.function.SingletonSupplier;

/**
 * Text of an operation, loaded on first use.
 */
final class Document {

	private final @Nullable String operationName;

	private final SingletonSupplier<String> text;

	/** Part of the request body that does not depend on the variables. */
	private final SingletonSupplier<byte[]> head;

	private final @Nullable Document withoutYoungerField;

	private volatile boolean prepared;

	Document(@Nullable String operationName, Supplier<String> text) {
		this(operationName, text, null);
	}

	/**
	 * Create a document with a field that older servers do not have.
	 * @param operationName the operation in the document
	 * @param text loads the document
	 * @param youngerField the field, which is on its own line, or {@code null}
	 */
	Document(@Nullable String operationName, Supplier<String> text, @Nullable String youngerField) {
		this.operationName = operationName;
		this.text = SingletonSupplier.of(text);
		this.head = SingletonSupplier.of(this::writeHead);
		this.withoutYoungerField = (youngerField != null)
				? new Document(operationName, () -> text().replaceAll("(?m)^ *" + youngerField + "\\R", "")) : null;
	}

	private byte[] writeHead() {
		return ("{\"query\":" + quote(text()) + ",\"operationName\":" + quote(this.operationName) + ",\"variables\":")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String quote(@Nullable String text) {
		return (text != null) ? '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"' : "null";
	}

	String text() {
		return this.text.obtain();
	}

	/**
	 * Write the body of a request.
	 * @param variables the variables, as JSON
	 * @return the body
	 */
	byte[] body(byte[] variables) {
		byte[] head = this.head.obtain();
		byte[] body = new byte[head.length + variables.length + 1];
		System.arraycopy(head, 0, body, 0, head.length);
		System.arraycopy(variables, 0, body, head.length, variables.length);
		body[body.length - 1] = '}';
		return body;
	}

	/**
	 * Load the document. May read a file.
	 */
	void prepare() {
		this.head.obtain();
		this.prepared = true;
	}

	boolean isPrepared() {
		return this.prepared;
	}

	@Nullable Document withoutYoungerField() {
		return this.withoutYoungerField;
	}

}
