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

package io.github.dagstergraphql.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The version of this client.
 */
final class ClientVersion {

	/** Resource with the version, which the build creates. */
	static final String RESOURCE = "version.txt";

	private ClientVersion() {
	}

	/**
	 * Return the value of the header {@code User-Agent}.
	 * @return the name of the client and, if known, its version
	 */
	static String userAgent() {
		try (InputStream version = ClientVersion.class.getResourceAsStream(RESOURCE)) {
			return "dagster-graphql-client" + ((version != null)
					? "/" + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip() : "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
