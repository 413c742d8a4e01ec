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
 * Address, credentials and TLS settings of a Dagster webserver. A bean of this type
 * replaces the properties for the address, {@code dagster.auth}, {@code dagster.headers}
 * and {@code dagster.ssl}: their values are sent only to the server specified by the
 * properties.
 * <p>
 * The connection details of a client with a name are a bean called
 * <code>&lt;name&gt;DagsterConnectionDetails</code>, which should not be a default
 * candidate for injection.
 *
 * @since 0.1.0
 */
public interface DagsterConnectionDetails extends ConnectionDetails {

	/**
	 * Return the URL of the webserver.
	 * @return an absolute http or https URL, including the path prefix, if any;
	 * {@code /graphql} is appended to it for the API
	 */
	URI getUrl();

	/**
	 * Return the credentials for authentication with the server.
	 * @return the credentials, or {@code null} if the server requires none or the URL
	 * contains them
	 */
	default @Nullable DagsterCredentials getCredentials() {
		return null;
	}

	/**
	 * Return the headers to add to every request.
	 * @return values by name
	 */
	default Map<String, String> getHeaders() {
		return Map.of();
	}

	/**
	 * Return the SSL bundle with the trusted certificates and the client certificate.
	 * @return the bundle, or {@code null} for the defaults of the JVM
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
