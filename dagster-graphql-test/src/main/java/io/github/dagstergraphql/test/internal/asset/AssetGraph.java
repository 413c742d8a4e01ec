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

package io.github.dagstergraphql.test.internal.asset;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.internal.workspace.LoadedLocation;
import io.github.dagstergraphql.test.internal.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * The assets of all code locations that could be loaded. A key that several repositories
 * define belongs to the one that can materialize it.
 */
public final class AssetGraph {

	private static final Comparator<AssetKey> BY_PATH = Comparator.comparing((key) -> String.join("\0", key.path()));

	private final Map<AssetKey, Entry> assets = new TreeMap<>(BY_PATH);

	private AssetGraph() {
	}

	/**
	 * Create the graph of the current definitions.
	 * @param workspace the code locations
	 * @return the graph
	 */
	public static AssetGraph of(Workspace workspace) {
		AssetGraph graph = new AssetGraph();
		List<LoadedLocation> locations = workspace.all()
			.stream()
			.filter((location) -> location.definition().loadError() == null)
			.toList();
		locations.forEach((location) -> location.definition()
			.repositories()
			.forEach((repository) -> graph.add(location.definition().name(), repository)));
		return graph;
	}

	private void add(String location, RepositoryDefinition repository) {
		repository.assets().forEach((asset) -> add(new Entry(asset, location, repository, false)));
		repository.assets()
			.forEach((asset) -> asset.dependencies()
				.forEach((key) -> add(new Entry(stub(key), location, repository, true))));
	}

	private void add(Entry entry) {
		this.assets.merge(entry.key(), entry, (old, other) -> (other.rank() > old.rank()) ? other : old);
	}

	/**
	 * Return all assets.
	 * @return the assets, in the order of their keys
	 */
	public Collection<Entry> all() {
		return this.assets.values();
	}

	/**
	 * Return an asset.
	 * @param key the key
	 * @return the asset, or {@code null} if no code location defines it
	 */
	public @Nullable Entry find(AssetKey key) {
		return this.assets.get(key);
	}

	/**
	 * Return the assets that depend on another one.
	 * @param key the key of the other one
	 * @return their keys, in order
	 */
	public List<AssetKey> dependents(AssetKey key) {
		return all().stream()
			.filter((entry) -> entry.definition().dependencies().contains(key))
			.map(Entry::key)
			.toList();
	}

	private static AssetDefinition stub(AssetKey key) {
		return AssetDefinition.of(key).external().metadata("dagster/auto_created_stub_asset", true);
	}

	/**
	 * An asset with its repository.
	 *
	 * @param definition the definition
	 * @param location the code location
	 * @param repository the repository
	 * @param stub whether only others refer to the asset
	 */
	public record Entry(AssetDefinition definition, String location, RepositoryDefinition repository, boolean stub) {

		/**
		 * Return the key.
		 * @return the key
		 */
		public AssetKey key() {
			return this.definition.key();
		}

		/**
		 * Return the jobs that can materialize the asset.
		 * @return their names, in order
		 */
		public List<String> jobNames() {
			return this.repository.jobs()
				.stream()
				.filter((job) -> job.assets().stream().anyMatch((asset) -> asset.key().equals(key())))
				.map(JobDefinition::name)
				.sorted()
				.toList();
		}

		/**
		 * Return the jobs that can execute the checks of the asset. Of an external asset,
		 * that is the implicit asset job only.
		 * @return their names, in order
		 */
		public List<String> checkJobNames() {
			return this.definition.isExecutable() ? jobNames()
					: this.repository.jobs()
						.stream()
						.map(JobDefinition::name)
						.filter(JobDefinition::isImplicitAssetJob)
						.toList();
		}

		private int rank() {
			return this.stub ? 0 : this.definition.isMaterializable() ? 3 : this.definition.isObservable() ? 2 : 1;
		}

	}

}
