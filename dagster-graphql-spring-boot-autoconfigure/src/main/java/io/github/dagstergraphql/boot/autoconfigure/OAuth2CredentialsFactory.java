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
 * Makes credentials that get their tokens by OAuth2, where Spring Security is on the
 * class path.
 */
@FunctionalInterface
interface OAuth2CredentialsFactory {

	/**
	 * Create credentials.
	 * @param settings for which client
	 * @param key the property that names the registration
	 * @param registrationId the registration
	 * @return the credentials, or {@code null} if the registration is wrong, which has
	 * been reported; no token is requested before the first request
	 */
	@Nullable DagsterCredentials create(DagsterClientSettings settings, String key, String registrationId);

}
