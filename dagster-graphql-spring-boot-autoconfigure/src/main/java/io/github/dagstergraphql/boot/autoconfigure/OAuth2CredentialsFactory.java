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

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Factory for credentials that obtain their tokens by OAuth2, available if Spring
 * Security is on the class path.
 */
@FunctionalInterface
interface OAuth2CredentialsFactory {

	/**
	 * Create credentials.
	 * @param settings the settings of the client
	 * @param key the property with the registration id
	 * @param registrationId the registration id
	 * @return the credentials, or {@code null} if the registration is invalid, which has
	 * been reported; no token is obtained before the first request
	 */
	@Nullable DagsterCredentials create(DagsterClientSettings settings, String key, String registrationId);

}
