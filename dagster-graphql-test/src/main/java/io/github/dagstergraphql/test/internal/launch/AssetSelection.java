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

package io.github.dagstergraphql.test.internal.launch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.definition.AssetCheckDefinition;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.run.PlannedCheck;
import io.github.dagstergraphql.test.internal.run.PlannedCheck.CheckKey;
import org.jspecify.annotations.Nullable;

/**
 * The assets and asset checks of a run.
 *
 * @param assets the assets that are materialized
 * @param checks the asset checks that are executed
 */
record AssetSelection(List<AssetDefinition> assets, List<PlannedCheck> checks) {

	/**
	 * Select assets and checks, with the checks and messages of Dagster.
	 * @param job the job
	 * @param repository the repository of the job, if it can be found
	 * @param assetSelection the selected assets, or {@code null}
	 * @param checkSelection the selected checks, or {@code null}
	 * @return the selection
	 * @throws RefusedException if Dagster would reject it
	 */
	static AssetSelection of(JobDefinition job, Optional<RepositoryDefinition> repository,
			@Nullable List<AssetKey> assetSelection, @Nullable List<CheckKey> checkSelection) {
		// an asset job materializes any asset of its repository on request
		Optional<RepositoryDefinition> known = repository
			.filter((found) -> !job.assets().isEmpty() || JobDefinition.isImplicitAssetJob(job.name()));
		boolean checksOnly = assetSelection == null && checkSelection != null && !checkSelection.isEmpty();
		List<AssetDefinition> assets = checksOnly ? List.of() : assets(job, known, assetSelection);
		AssetSelection selection = new AssetSelection(assets, (checkSelection != null) ? checks(known, checkSelection)
				: assets.stream().flatMap((asset) -> PlannedCheck.of(defined(known, asset)).stream()).toList());
		selection.checkSubsets(known);
		return selection;
	}

	private static List<AssetDefinition> assets(JobDefinition job, Optional<RepositoryDefinition> repository,
			@Nullable List<AssetKey> selection) {
		if (selection == null) {
			return job.assets();
		}
		List<AssetDefinition> selected = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		selection.forEach((key) -> repository.flatMap((found) -> found.asset(key))
			.ifPresentOrElse(selected::add, () -> unknown.add(key.toString())));
		if (!unknown.isEmpty()) {
			throw Launcher
				.invalidSubset(("AssetKey(s) %s were selected, but no AssetsDefinition objects supply these keys. "
						+ "Make sure all keys are spelled correctly, and all AssetsDefinitions are correctly added "
						+ "to the `Definitions`.")
					.formatted(Python.repr(unknown)));
		}
		return selected;
	}

	private static List<PlannedCheck> checks(Optional<RepositoryDefinition> repository, List<CheckKey> selection) {
		List<PlannedCheck> selected = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		selection.forEach((key) -> repository.flatMap((found) -> found.asset(key.asset()))
			.flatMap((asset) -> PlannedCheck.of(asset).stream().filter((check) -> check.key().equals(key)).findFirst())
			.ifPresentOrElse(selected::add, () -> unknown.add(key.asset() + ":" + key.name())));
		if (!unknown.isEmpty()) {
			throw Launcher.invalidSubset(
					("AssetCheckKey(s) %s were selected, but no definitions supply these keys. Make sure all keys are "
							+ "spelled correctly, and all definitions are correctly added to the `Definitions`.")
						.formatted(Python.repr(unknown)));
		}
		return selected;
	}

	// jobs may only refer to assets that the repository defines
	private static AssetDefinition defined(Optional<RepositoryDefinition> repository, AssetDefinition asset) {
		return repository.flatMap((found) -> found.asset(asset.key())).orElse(asset);
	}

	// an asset and the checks of its step can only be selected together
	private void checkSubsets(Optional<RepositoryDefinition> repository) {
		Set<AssetKey> keys = new LinkedHashSet<>(this.assets.stream().map(AssetDefinition::key).toList());
		List<CheckKey> selected = this.checks.stream().map(PlannedCheck::key).toList();
		List<AssetDefinition> concerned = new ArrayList<>(
				this.assets.stream().map((asset) -> defined(repository, asset)).toList());
		this.checks.stream().map(PlannedCheck::asset).forEach(concerned::add);
		for (AssetDefinition asset : concerned) {
			List<CheckKey> own = asset.checks()
				.stream()
				.filter(AssetCheckDefinition::isMaterializationRequired)
				.map((check) -> new CheckKey(asset.key(), check.name()))
				.toList();
			boolean all = keys.contains(asset.key()) && selected.containsAll(own);
			boolean none = !keys.contains(asset.key()) && own.stream().noneMatch(selected::contains);
			if (!own.isEmpty() && !all && !none) {
				throw Launcher.invalidSubset(subsetMessage(asset, own, keys.contains(asset.key()),
						own.stream().filter(selected::contains).toList()));
			}
		}
	}

	private static String subsetMessage(AssetDefinition asset, List<CheckKey> own, boolean selected,
			List<CheckKey> selectedChecks) {
		return """
				When building job, the AssetsDefinition '%s' contains asset keys [%s] and check keys %s, but attempted \
				to select only assets [%s] and checks %s. This AssetsDefinition does not support subsetting. Please \
				select all asset and check keys produced by this asset.

				If using an AssetSelection, you may use required_multi_asset_neighbors() to select any remaining \
				assets, for example:
				AssetSelection.assets('my_asset').required_multi_asset_neighbors()""".formatted(asset.step(),
				repr(asset.key()), repr(own), selected ? repr(asset.key()) : "", repr(selectedChecks));
	}

	private static String repr(AssetKey key) {
		return "AssetKey(" + Python.repr(key.path()) + ")";
	}

	private static String repr(List<CheckKey> checks) {
		return "[" + String.join(", ",
				checks.stream()
					.map((check) -> "AssetCheckKey(asset_key=%s, name=%s)".formatted(repr(check.asset()),
							Python.repr(check.name())))
					.toList())
				+ "]";
	}

	/**
	 * Return the steps for the assets and checks.
	 * @return the names of the steps, those of assets first
	 */
	// a blocking check precedes the assets that depend on the checked one
	List<String> steps() {
		Set<String> steps = new LinkedHashSet<>();
		for (AssetDefinition asset : this.assets) {
			this.checks.stream()
				.filter((check) -> check.definition().isBlocking() && steps.contains(check.asset().step())
						&& asset.dependencies().contains(check.asset().key()))
				.forEach((check) -> steps.add(check.step()));
			steps.add(asset.step());
		}
		this.checks.forEach((check) -> steps.add(check.step()));
		return List.copyOf(steps);
	}

}
