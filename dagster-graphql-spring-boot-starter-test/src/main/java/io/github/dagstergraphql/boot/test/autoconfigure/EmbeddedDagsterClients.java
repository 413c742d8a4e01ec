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

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Which clients the application configures, for the embedded Dagster to play their
 * servers.
 *
 * @param names the names of those that have one
 * @param configured whether an address stands directly under {@code dagster}
 */
record EmbeddedDagsterClients(Set<String> names, boolean configured) {

	static EmbeddedDagsterClients of(Environment environment) {
		Set<String> names = Binder.get(environment)
			.bind("dagster.clients", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElseGet(Set::of);
		return new EmbeddedDagsterClients(names,
				environment.containsProperty("dagster.host") || environment.containsProperty("dagster.url"));
	}

	boolean isEmpty() {
		return this.names.isEmpty() && !this.configured;
	}

	boolean hasDefault() {
		return this.names.isEmpty() || this.configured;
	}

}
