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

package io.github.dagstergraphql.boot.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;

/**
 * Factory for the health contributors of Dagster: the entries of the client without a
 * name at the top level, and a group of entries for each other client. An additional
 * client does not change existing entries.
 */
class DagsterHealthContributors {

	private static final String ROOT = "dagster/";

	private static final String SERVER = "server";

	private static final String DAEMONS = "daemons";

	private static final String LOCATIONS = "locations";

	/**
	 * Bean name of the client without a name, and suffix of those with names.
	 */
	private static final String UNNAMED = "dagsterGraphQlClient";

	private static final String SUFFIX = "DagsterGraphQlClient";

	private final Set<String> clientNames;

	private final DagsterProperties.Health settings;

	DagsterHealthContributors(DagsterProperties properties) {
		this.clientNames = properties.getClients().keySet();
		this.settings = properties.getHealth();
	}

	/**
	 * Create the health contributors.
	 * @param clients the clients by their bean names
	 * @return the health of all servers
	 */
	CompositeReactiveHealthContributor of(Map<String, DagsterGraphQlClient> clients) {
		Map<String, ReactiveHealthContributor> entries = new LinkedHashMap<>();
		String unnamed = unnamed(clients.keySet());
		clients.forEach((beanName, client) -> {
			if (beanName.equals(unnamed)) {
				entries.putAll(checks(ROOT, client));
			}
			else {
				String clientName = clientName(beanName);
				boolean taken = List.of(SERVER, DAEMONS, LOCATIONS).contains(clientName)
						|| entries.containsKey(clientName);
				String name = taken ? beanName : clientName;
				entries.put(name, CompositeReactiveHealthContributor.fromMap(checks(ROOT + name + "/", client)));
			}
		});
		return CompositeReactiveHealthContributor.fromMap(entries);
	}

	// A single client declared by the application is treated as the client without a
	// name.
	private @Nullable String unnamed(Set<String> beanNames) {
		List<String> unnamed = beanNames.stream().filter((beanName) -> clientName(beanName).equals(beanName)).toList();
		if (unnamed.contains(UNNAMED)) {
			return UNNAMED;
		}
		return (unnamed.size() == 1) ? unnamed.get(0) : null;
	}

	/**
	 * Return the bean name of a client.
	 * @param clientName the name of the client
	 * @return the bean name
	 */
	static String beanName(String clientName) {
		return clientName + SUFFIX;
	}

	private String clientName(String beanName) {
		return this.clientNames.stream()
			.filter((clientName) -> beanName.equals(beanName(clientName)))
			.findFirst()
			.orElse(beanName);
	}

	private Map<String, ReactiveHealthContributor> checks(String path, DagsterGraphQlClient client) {
		Map<String, ReactiveHealthContributor> checks = new LinkedHashMap<>();
		HealthCheck<ServerAnswer> server = HealthCheck.of(path + SERVER, this.settings,
				() -> client.reactive().warmUp(), () -> ServerAnswer.from(client));
		if (this.settings.getServer().isEnabled()) {
			checks.put(SERVER, new ServerHealthIndicator(server, this.settings, client));
		}
		if (this.settings.getDaemons().isEnabled()) {
			checks.put(DAEMONS, new DaemonsHealthIndicator(
					server.then(path + DAEMONS, () -> client.reactive().instance().daemons()), this.settings));
		}
		if (this.settings.getLocations().isEnabled()) {
			checks.put(LOCATIONS, new LocationsHealthIndicator(
					server.then(path + LOCATIONS, () -> client.reactive().locations().list()), this.settings));
		}
		return checks;
	}

}
