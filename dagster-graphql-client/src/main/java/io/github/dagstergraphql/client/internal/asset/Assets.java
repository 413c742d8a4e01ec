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

package io.github.dagstergraphql.client.internal.asset;

import java.net.URI;
import java.util.function.Function;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.asset.check.AssetChecks;
import io.github.dagstergraphql.client.internal.asset.condition.ConditionEvaluations;
import io.github.dagstergraphql.client.internal.asset.event.AssetHistory;
import io.github.dagstergraphql.client.internal.asset.event.MaterializationAwaits;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.asset.report.AssetReports;
import io.github.dagstergraphql.client.internal.asset.search.AssetSearch;
import io.github.dagstergraphql.client.internal.asset.wipe.AssetWipes;
import io.github.dagstergraphql.client.internal.call.OnFirstUse;
import io.github.dagstergraphql.client.internal.job.Materialization;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.EndOfWaits;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Mono;

/**
 * Factory for handles to assets, with the components that they share.
 */
public final class Assets {

	private final DagsterTransport transport;

	private final AssetQueries queries;

	private final OnFirstUse<AssetHistory> history;

	private final OnFirstUse<AssetChecks> checks;

	private final OnFirstUse<ConditionEvaluations> conditions;

	private final OnFirstUse<MaterializationAwaits> awaits;

	private final OnFirstUse<AssetSearch> search;

	private final OnFirstUse<AssetReports> reports;

	private final OnFirstUse<AssetWipes> wipes;

	private final UserInterface userInterface;

	private final Function<Materialization, Mono<ReactiveRunHandle>> launcher;

	/**
	 * Create a new factory.
	 * @param transport the transport
	 * @param workspace the code locations
	 * @param settings the settings for waits and for the user interface
	 * @param endOfWaits ends waits
	 * @param launcher launches runs that materialize assets
	 */
	public Assets(DagsterTransport transport, Workspace workspace, RunSettings settings, EndOfWaits endOfWaits,
			Function<Materialization, Mono<ReactiveRunHandle>> launcher) {
		this.transport = transport;
		this.queries = new AssetQueries(transport, workspace);
		this.history = new OnFirstUse<>(() -> new AssetHistory(transport, this.queries));
		this.checks = new OnFirstUse<>(() -> new AssetChecks(transport, this.queries));
		this.conditions = new OnFirstUse<>(() -> new ConditionEvaluations(transport));
		this.awaits = new OnFirstUse<>(() -> endOfWaits.register(
				new MaterializationAwaits(history(), settings.pollInterval(), transport.timing()),
				MaterializationAwaits::end));
		this.search = new OnFirstUse<>(() -> new AssetSearch(transport, this.queries, history(), conditions()));
		this.reports = new OnFirstUse<>(() -> new AssetReports(transport));
		this.wipes = new OnFirstUse<>(() -> new AssetWipes(transport, this.queries));
		this.userInterface = settings.userInterface();
		this.launcher = launcher;
	}

	URI uiUrl(AssetKey key) {
		return this.userInterface.asset(key.path());
	}

	DagsterTransport transport() {
		return this.transport;
	}

	AssetQueries queries() {
		return this.queries;
	}

	AssetHistory history() {
		return this.history.get();
	}

	AssetChecks checks() {
		return this.checks.get();
	}

	ConditionEvaluations conditions() {
		return this.conditions.get();
	}

	MaterializationAwaits awaits() {
		return this.awaits.get();
	}

	public AssetSearch search() {
		return this.search.get();
	}

	public Function<Materialization, Mono<ReactiveRunHandle>> launcher() {
		return this.launcher;
	}

	AssetWipes wipes() {
		return this.wipes.get();
	}

	AssetReports reports() {
		return this.reports.get();
	}

	public DefaultReactiveAssetHandle asset(AssetKey key) {
		return new DefaultReactiveAssetHandle(this, key);
	}

}
