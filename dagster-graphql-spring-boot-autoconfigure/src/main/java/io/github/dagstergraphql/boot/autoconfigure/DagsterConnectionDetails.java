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

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the Dagster webserver is. A bean of this type takes the place of the properties
 * {@code dagster.host}, {@code port}, {@code https}, {@code path-prefix} and {@code url}.
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

}
