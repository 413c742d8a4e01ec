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

import org.springframework.web.reactive.function.client.WebClient;

/**
 * A server that the contract is tried on. It has the definitions of the suite: the code
 * locations {@code orders}, {@code billing} and {@code broken}.
 */
public interface DagsterServer extends AutoCloseable {

	/** The repository of the code location {@code orders}. */
	String REPOSITORY = "orders_repository";

	/**
	 * Start the server, unless it has been started.
	 */
	void start();

	String version();

	DagsterGraphQlClient client();

	/**
	 * Return where the server is.
	 * @return its URL
	 */
	String url();

	/**
	 * Return a client that counts its requests.
	 * @param counter is called for each request
	 * @return the client, to be closed
	 */
	default DagsterGraphQlClient client(Runnable counter) {
		return DagsterGraphQlClient.builder().url(url()).webClient(WebClient.builder().filter((request, next) -> {
			counter.run();
			return next.exchange(request);
		})).build();
	}

	@Override
	void close();

	/**
	 * Return whether the server knows pipelines, modes and presets, and no jobs.
	 * @return {@code true} for 0.12
	 */
	default boolean isLegacy() {
		return version().startsWith("0.");
	}

	/**
	 * Return whether the server is at least of a version.
	 * @param minor the minor version of 1.x
	 * @return {@code true} if so
	 */
	default boolean isAtLeast(int minor) {
		return !isLegacy() && Integer.parseInt(version().split("\\.")[1]) >= minor;
	}

	/**
	 * Return run config for the op {@code greet} of the job {@code configurable}.
	 * @param config the config of the op
	 * @return the run config
	 */
	default Map<String, Object> greetConfig(Map<String, ?> config) {
		return Map.of(isLegacy() ? "solids" : "ops", Map.of("greet", Map.of("config", config)));
	}

}
