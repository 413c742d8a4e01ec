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

package io.github.dagstergraphql.contract;

import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.VersionCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * A server that the contract is tried on. It has the definitions of the suite: the code
 * locations {@code orders}, {@code billing} and {@code broken}.
 */
public abstract class DagsterServer implements AutoCloseable {

	/** The repository of the code location {@code orders}. */
	static final String REPOSITORY = "orders_repository";

	private @Nullable DagsterGraphQlClient client;

	/**
	 * Start the server, unless it has been started.
	 */
	final void start() {
		if (this.client == null) {
			startServer();
			this.client = DagsterGraphQlClient.builder().url(url()).build();
		}
	}

	abstract void startServer();

	abstract void stopServer();

	abstract String version();

	/**
	 * Return where the server is.
	 * @return its URL
	 */
	abstract String url();

	final DagsterGraphQlClient client() {
		if (this.client == null) {
			throw new IllegalStateException("not started");
		}
		return this.client;
	}

	/**
	 * Return a client that counts its requests.
	 * @param counter is called for each request
	 * @return the client, to be closed
	 */
	final DagsterGraphQlClient client(Runnable counter) {
		return DagsterGraphQlClient.builder()
			.url(url())
			.versionCheck(VersionCheck.OFF)
			.webClient(WebClient.builder().filter((request, next) -> {
				counter.run();
				return next.exchange(request);
			}))
			.build();
	}

	@Override
	public final void close() {
		if (this.client != null) {
			this.client.close();
		}
		stopServer();
	}

	/**
	 * Return whether the server supports pipelines, modes and presets instead of jobs.
	 * @return {@code true} for 0.12
	 */
	final boolean isLegacy() {
		return version().startsWith("0.");
	}

	/**
	 * Return whether the server is at least of a version.
	 * @param minor the minor version of 1.x
	 * @return {@code true} if so
	 */
	final boolean isAtLeast(int minor) {
		return !isLegacy() && Integer.parseInt(version().split("\\.")[1]) >= minor;
	}

	/**
	 * Return run config for the op {@code greet} of the job {@code configurable}.
	 * @param config the config of the op
	 * @return the run config
	 */
	final Map<String, Object> greetConfig(Map<String, ?> config) {
		return Map.of(isLegacy() ? "solids" : "ops", Map.of("greet", Map.of("config", config)));
	}

}
