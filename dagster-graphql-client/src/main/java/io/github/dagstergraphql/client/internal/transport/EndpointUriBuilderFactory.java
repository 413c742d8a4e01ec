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

package io.github.dagstergraphql.client.internal.transport;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DefaultUriBuilderFactory;

/**
 * URI builder factory with the URL of the GraphQL endpoint for requests without their own
 * URL. Spring's factory would drop a host with an underscore.
 */
final class EndpointUriBuilderFactory extends DefaultUriBuilderFactory {

	private final URI url;

	EndpointUriBuilderFactory(URI url) {
		this.url = url;
	}

	@Override
	public URI expand(String uriTemplate, @Nullable Object... uriVariables) {
		return uriTemplate.isEmpty() ? this.url : super.expand(uriTemplate, uriVariables);
	}

}
