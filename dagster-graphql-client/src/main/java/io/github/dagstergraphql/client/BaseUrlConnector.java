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

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Connector for hosts that {@link URI#getHost()} does not support because of an
 * underscore. Reactor Netty accepts such a host only in its base URL, so that requests
 * have to be relative to it.
 *
 * @param connector the connector of an HTTP client with the base URL
 * @param baseUrl the base URL
 */
record BaseUrlConnector(ClientHttpConnector connector, String baseUrl) implements ClientHttpConnector {

	/**
	 * Return a connector that can connect to the host of a URL.
	 * @param url the URL
	 * @param connector a connector of Reactor Netty
	 * @return the given connector, or a connector that uses the base URL
	 */
	static ClientHttpConnector of(URI url, ClientHttpConnector connector) {
		return (url.getHost() != null) ? connector : new BaseUrlConnector(connector, baseUrl(url));
	}

	static String baseUrl(URI url) {
		return url.getScheme() + "://" + url.getRawAuthority();
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> callback) {
		String url = uri.toString();
		if (!url.startsWith(this.baseUrl + "/")) {
			return this.connector.connect(method, uri, callback);
		}
		return this.connector.connect(method, URI.create(url.substring(this.baseUrl.length())),
				(request) -> isFor(url, request) ? callback.apply(request)
						: Mono.error(new IllegalArgumentException("the connector's HTTP client has another base URL")));
	}

	// An HTTP client without the base URL would send the credentials to another host.
	private static boolean isFor(String url, ClientHttpRequest request) {
		HttpClientRequest nativeRequest = request.getNativeRequest();
		return url.equals(nativeRequest.resourceUrl());
	}

}
