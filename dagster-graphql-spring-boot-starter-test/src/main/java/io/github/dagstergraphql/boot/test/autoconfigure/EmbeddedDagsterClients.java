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

package io.github.dagstergraphql.boot.test.autoconfigure;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The clients that the application configures, whose servers the embedded Dagster
 * simulates.
 *
 * @param names the names of the named clients
 * @param configured whether a part of an address stands directly under {@code dagster}
 */
record EmbeddedDagsterClients(Set<String> names, boolean configured) {

	static EmbeddedDagsterClients of(Environment environment) {
		Binder binder = Binder.get(environment);
		Set<String> names = binder.bind("dagster.clients", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElseGet(Set::of);
		return new EmbeddedDagsterClients(names,
				Stream.of("host", "url", "port", "https", "path-prefix").anyMatch((key) -> isSet(binder, key)));
	}

	// Kubernetes sets DAGSTER_PORT to a URL where there is a Service named dagster
	private static boolean isSet(Binder binder, String key) {
		return binder.bind("dagster." + key, String.class).map((value) -> !value.startsWith("tcp://")).orElse(false);
	}

	boolean isEmpty() {
		return this.names.isEmpty() && !this.configured;
	}

	boolean hasDefault() {
		return this.names.isEmpty() || this.configured;
	}

}
