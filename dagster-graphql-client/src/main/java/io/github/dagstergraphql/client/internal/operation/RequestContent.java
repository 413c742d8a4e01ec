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

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Destination and form of the requests of an operation.
 */
sealed interface RequestContent permits Document, RequestContent.Rest {

	/**
	 * Return the path of the requests below the URL of the webserver.
	 * @return the path, or {@code null} for the GraphQL endpoint
	 */
	@Nullable String path();

	/**
	 * Return the document.
	 * @return the text
	 * @throws IllegalStateException if the requests are not GraphQL requests
	 */
	String text();

	/**
	 * Write the body of a request.
	 * @param variables the variables, as JSON
	 * @return the body
	 */
	byte[] body(byte[] variables);

	/**
	 * Load everything that the body needs. May read a file.
	 */
	void prepare();

	boolean isPrepared();

	/**
	 * Return the same content without some fields or types.
	 * @param names the names
	 * @return the shorter content
	 */
	RequestContent without(Set<String> names);

	/**
	 * Content of requests to one of the paths beside the GraphQL endpoint, which accept
	 * the variables as a JSON object.
	 *
	 * @param path the path below the URL of the webserver
	 */
	record Rest(String path) implements RequestContent {

		@Override
		public String text() {
			throw new IllegalStateException("requests to " + this.path + " have no document");
		}

		@Override
		public byte[] body(byte[] variables) {
			return variables;
		}

		@Override
		public void prepare() {
		}

		@Override
		public boolean isPrepared() {
			return true;
		}

		@Override
		public RequestContent without(Set<String> names) {
			return this;
		}

	}

}
