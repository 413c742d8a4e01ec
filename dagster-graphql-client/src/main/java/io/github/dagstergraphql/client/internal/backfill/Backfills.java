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

package io.github.dagstergraphql.client.internal.backfill;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.backfill.AssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveAssetBackfillSpec;
import io.github.dagstergraphql.client.backfill.ReactiveBackfillHandle;
import io.github.dagstergraphql.client.internal.asset.query.AssetQueries;
import io.github.dagstergraphql.client.internal.backfill.launch.BackfillLaunches;
import io.github.dagstergraphql.client.internal.backfill.launch.BackfillPreviews;
import io.github.dagstergraphql.client.internal.backfill.launch.BackfillRequest;
import io.github.dagstergraphql.client.internal.backfill.launch.DefaultAssetBackfillSpec;
import io.github.dagstergraphql.client.internal.backfill.launch.DefaultJobBackfillSpec;
import io.github.dagstergraphql.client.internal.backfill.launch.DefaultReactiveAssetBackfillSpec;
import io.github.dagstergraphql.client.internal.call.Blocking;
import io.github.dagstergraphql.client.internal.call.OnFirstUse;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.watch.EndOfWaits;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;
import io.github.dagstergraphql.client.internal.workspace.Workspace;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Factory for handles to backfills and for launches, with the components that they share.
 */
public final class Backfills {

	private final RunSettings settings;

	private final UnaryOperator<JobQuery> defaults;

	private final BackfillQueries queries;

	private final BackfillControl control;

	private final BackfillLaunches launches;

	private final BackfillPreviews previews;

	private final BackfillSearch search;

	private final OnFirstUse<BackfillAwaits> awaits;

	/**
	 * Create a new instance.
	 * @param transport the transport
	 * @param workspace finds jobs
	 * @param settings the settings for waits and for the user interface
	 * @param endOfWaits ends waits
	 * @param defaults applies the default location and repository
	 */
	public Backfills(DagsterTransport transport, Workspace workspace, RunSettings settings, EndOfWaits endOfWaits,
			UnaryOperator<JobQuery> defaults) {
		this.settings = settings;
		this.defaults = defaults;
		this.queries = new BackfillQueries(transport, this::uiUrl);
		this.control = new BackfillControl(transport);
		AssetQueries assets = new AssetQueries(transport, workspace);
		this.launches = new BackfillLaunches(transport, workspace, assets);
		this.previews = new BackfillPreviews(transport, assets);
		this.search = new BackfillSearch(transport, this.queries);
		this.awaits = new OnFirstUse<>(() -> endOfWaits.register(new BackfillAwaits(this.queries::one,
				this.control::cancel, settings.pollInterval(), transport.timing()), BackfillAwaits::end));
	}

	public DefaultReactiveBackfillHandle backfill(String id) {
		return new DefaultReactiveBackfillHandle(this, id);
	}

	public BackfillSearch search() {
		return this.search;
	}

	/**
	 * Create a spec for a launch with the reactive client.
	 * @param jobName the name of the job
	 * @return the spec
	 */
	public JobBackfillSpec<Mono<ReactiveBackfillHandle>> ofJob(String jobName) {
		return new DefaultJobBackfillSpec<>(jobName, (job, request) -> launch(job, request).map((handle) -> handle));
	}

	/**
	 * Create a spec for a launch with the blocking client.
	 * @param jobName the name of the job
	 * @return the spec
	 */
	public JobBackfillSpec<BackfillHandle> ofJobBlocking(String jobName) {
		return new DefaultJobBackfillSpec<>(jobName,
				(job, request) -> new DefaultBackfillHandle(Blocking.mutation(launch(job, request))));
	}

	/**
	 * Create a spec for a backfill of assets with the reactive client.
	 * @param keys the keys of the assets
	 * @return the spec
	 */
	public ReactiveAssetBackfillSpec ofAssets(Collection<AssetKey> keys) {
		return new DefaultReactiveAssetBackfillSpec(distinct(keys),
				(assets, request) -> launch(assets, request).map((handle) -> handle), this.previews::preview);
	}

	/**
	 * Create a spec for a backfill of assets with the blocking client.
	 * @param keys the keys of the assets
	 * @return the spec
	 */
	public AssetBackfillSpec ofAssetsBlocking(Collection<AssetKey> keys) {
		return new DefaultAssetBackfillSpec(distinct(keys),
				(assets, request) -> new DefaultBackfillHandle(Blocking.mutation(launch(assets, request))),
				(assets, request) -> Blocking.query(this.previews.preview(assets, request)));
	}

	private static List<AssetKey> distinct(Collection<AssetKey> keys) {
		Assert.notEmpty(keys, "at least one asset key is required");
		Assert.noNullElements(keys, "asset keys must not contain null");
		return List.copyOf(new LinkedHashSet<>(keys));
	}

	private Mono<DefaultReactiveBackfillHandle> launch(List<AssetKey> keys, BackfillRequest request) {
		return this.launches.launch(keys, request).map(this::backfill);
	}

	private Mono<DefaultReactiveBackfillHandle> launch(JobQuery job, BackfillRequest request) {
		return this.launches.launch(this.defaults.apply(job), request).map(this::backfill);
	}

	RunSettings settings() {
		return this.settings;
	}

	BackfillQueries queries() {
		return this.queries;
	}

	BackfillControl control() {
		return this.control;
	}

	BackfillAwaits awaits() {
		return this.awaits.get();
	}

	URI uiUrl(String id) {
		return this.settings.userInterface().backfill(id);
	}

}
