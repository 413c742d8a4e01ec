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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.dagstergraphql.client.DelegatingClientHttpConnector;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * Connector that switches to new connections when its SSL bundle is updated. Requests in
 * progress keep their connections, which are closed after the last of them has ended.
 */
final class ReloadingClientHttpConnector implements DelegatingClientHttpConnector, AutoCloseable {

	private static final Log logger = LogFactory.getLog(ReloadingClientHttpConnector.class);

	private final Function<SslBundle, PooledConnector> factory;

	private final Runnable subscription;

	private volatile Generation current;

	private boolean closed;

	/**
	 * Create a new connector.
	 * @param bundle the bundle
	 * @param factory creates a connector for a state of the bundle
	 */
	ReloadingClientHttpConnector(ReloadableSslBundle bundle, Function<SslBundle, PooledConnector> factory) {
		this.factory = factory;
		SslBundle first = bundle.current();
		this.current = new Generation(factory.apply(first));
		this.subscription = bundle.onUpdate(this::update);
		if (bundle.current() != first) {
			update(bundle.current());
		}
	}

	private synchronized void update(SslBundle bundle) {
		if (this.closed) {
			return;
		}
		try {
			Generation previous = this.current;
			this.current = new Generation(this.factory.apply(bundle));
			previous.release();
		}
		catch (RuntimeException ex) {
			// other listeners of the bundle must not be affected
			logger.error("The changed SSL bundle cannot be used. Requests to Dagster continue with the previous one",
					ex);
		}
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return Mono.defer(() -> acquire().connect(method, uri, requestCallback));
	}

	@Override
	public ClientHttpConnector getDelegate() {
		return this.current.connector.connector();
	}

	private Generation acquire() {
		Generation generation = this.current;
		return generation.acquire() ? generation : acquireCurrent();
	}

	private synchronized Generation acquireCurrent() {
		if (!this.current.acquire()) {
			throw new IllegalStateException("The connections to Dagster have been closed");
		}
		return this.current;
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.subscription.run();
			this.current.release();
		}
	}

	/**
	 * Connections for one state of the bundle, with the number of their users: the
	 * requests, and the connector while this generation is the current one.
	 */
	private static final class Generation {

		private final PooledConnector connector;

		private final AtomicInteger users = new AtomicInteger(1);

		Generation(PooledConnector connector) {
			this.connector = connector;
		}

		boolean acquire() {
			return this.users.getAndUpdate((count) -> (count > 0) ? count + 1 : 0) > 0;
		}

		void release() {
			if (this.users.decrementAndGet() == 0) {
				this.connector.close();
			}
		}

		Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			Use use = new Use(this);
			return this.connector.connector()
				.connect(method, uri, requestCallback)
				.<ClientHttpResponse>map((response) -> new UsedResponse(response, use))
				.doOnError((ex) -> use.end())
				.doOnCancel(use::end);
		}

	}

	/**
	 * Use of a generation by a request.
	 */
	private static final class Use {

		private final Generation generation;

		private final AtomicBoolean ended = new AtomicBoolean();

		Use(Generation generation) {
			this.generation = generation;
		}

		void end() {
			if (this.ended.compareAndSet(false, true)) {
				this.generation.release();
			}
		}

	}

	/**
	 * Response that ends the use when its body has ended.
	 */
	private static final class UsedResponse extends ClientHttpResponseDecorator {

		private final Use use;

		UsedResponse(ClientHttpResponse response, Use use) {
			super(response);
			this.use = use;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return super.getBody().doFinally((signal) -> this.use.end());
		}

	}

}
