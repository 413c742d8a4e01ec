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

package io.github.dagstergraphql.test.internal.workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.util.Assert;

/**
 * The served code locations, and their definitions after the next reload.
 */
public final class Workspace {

	private final Map<String, LoadedLocation> locations = new LinkedHashMap<>();

	private final Map<String, CodeLocation> afterReload = new HashMap<>();

	private final List<String> reloads = new ArrayList<>();

	private final Sinks.Many<LoadedLocation> updates = Sinks.many().multicast().directBestEffort();

	/**
	 * Add a code location, replacing one with the same name.
	 * @param definition the definition
	 * @param now the current time
	 */
	public synchronized void define(CodeLocation definition, Instant now) {
		LoadedLocation location = LoadedLocation.of(definition, now);
		this.afterReload.remove(definition.name());
		if (this.locations.put(definition.name(), location) != null) {
			this.updates.tryEmitNext(location);
		}
	}

	/**
	 * Return the code locations whose code server is replaced, which reloads are not.
	 * @return the code locations from now on, without end
	 */
	public Flux<LoadedLocation> updates() {
		return this.updates.asFlux();
	}

	/**
	 * Remove a code location.
	 * @param name the name
	 * @throws IllegalArgumentException if there is no code location with that name
	 */
	public synchronized void remove(String name) {
		checkExists(name);
		this.locations.remove(name);
		this.afterReload.remove(name);
	}

	/**
	 * Set the definition of a code location after its next reload.
	 * @param definition the definition
	 */
	public synchronized void defineAfterReload(CodeLocation definition) {
		checkExists(definition.name());
		this.afterReload.put(definition.name(), definition);
	}

	private void checkExists(String name) {
		Assert.isTrue(this.locations.containsKey(name),
				() -> "code location \"" + name + "\" does not exist, known are " + this.locations.keySet());
	}

	/**
	 * Return every code location.
	 * @return the code locations, in the order of their definition
	 */
	public synchronized List<LoadedLocation> all() {
		return List.copyOf(this.locations.values());
	}

	/**
	 * Return a code location.
	 * @param name the name
	 * @return the code location, or {@code null} if it does not exist
	 */
	public synchronized @Nullable LoadedLocation find(String name) {
		return this.locations.get(name);
	}

	/**
	 * Return a repository of a code location that could be loaded.
	 * @param location the code location
	 * @param repository the repository
	 * @return the repository, or empty
	 */
	public Optional<RepositoryDefinition> findRepository(String location, String repository) {
		return Optional.ofNullable(find(location))
			.filter((loaded) -> loaded.definition().loadError() == null)
			.flatMap((loaded) -> loaded.definition().repository(repository));
	}

	/**
	 * Reload a code location.
	 * @param name the name
	 * @param now the current time
	 * @return the code location, or {@code null} if it does not exist (any more)
	 */
	public synchronized @Nullable LoadedLocation reload(String name, Instant now) {
		LoadedLocation loaded = this.locations.get(name);
		if (loaded == null) {
			return null;
		}
		this.reloads.add(name);
		CodeLocation next = this.afterReload.remove(name);
		LoadedLocation reloaded = LoadedLocation.of((next != null) ? next : loaded.definition(), now);
		this.locations.put(name, reloaded);
		return reloaded;
	}

	/**
	 * Return the code locations that were reloaded.
	 * @return the names, in order
	 */
	public synchronized List<String> reloads() {
		return List.copyOf(this.reloads);
	}

	/**
	 * Discard all code locations, pending definitions and recorded reloads.
	 */
	public synchronized void reset() {
		this.locations.clear();
		this.afterReload.clear();
		this.reloads.clear();
	}

}
