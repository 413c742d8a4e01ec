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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * Connector with its connection pool.
 *
 * @param connector the connector
 * @param connections the connection pool of Reactor Netty; other HTTP clients use pools
 * of their own
 */
record PooledConnector(ClientHttpConnector connector, ConnectionProvider connections) {

	private static final Log logger = LogFactory.getLog(PooledConnector.class);

	/**
	 * Close the connections. No request may be in progress.
	 */
	void close() {
		this.connections.dispose();
		if (this.connector instanceof AutoCloseable closeable) {
			// some HTTP clients wait for their own threads, which may include the current
			// one
			Schedulers.boundedElastic().schedule(() -> close(closeable));
		}
	}

	private static void close(AutoCloseable connector) {
		try {
			connector.close();
		}
		catch (Exception ex) {
			logger.warn("The connections to Dagster could not be closed", ex);
		}
	}

}
