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

package io.github.dagstergraphql.boot.autoconfigure;

import java.net.URI;
import java.util.Map;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where a Dagster webserver is, and what it takes to be let in. A bean of this type takes
 * the place of the properties for address, {@code dagster.auth}, {@code dagster.headers}
 * and {@code dagster.ssl}: what they say is not sent to a server that they do not name.
 * <p>
 * The details of a client with a name are a bean called
 * <code>&lt;name&gt;DagsterConnectionDetails</code>, which should not be a default
 * candidate for injection.
 *
 * @since 0.1.0
 */
public interface DagsterConnectionDetails extends ConnectionDetails {

	/**
	 * Return the URL of the webserver.
	 * @return an absolute http or https URL, with the path prefix if there is one;
	 * {@code /graphql} below it is the API
	 */
	URI getUrl();

	/**
	 * Return what proves to the server who is calling.
	 * @return the credentials, or {@code null} if the server wants none, or finds them in
	 * the URL
	 */
	default @Nullable DagsterCredentials getCredentials() {
		return null;
	}

	/**
	 * Return the headers that every request carries.
	 * @return values by name
	 */
	default Map<String, String> getHeaders() {
		return Map.of();
	}

	/**
	 * Return whom to trust, and what client certificate to show.
	 * @return the bundle, or {@code null} for the defaults of the JVM
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
