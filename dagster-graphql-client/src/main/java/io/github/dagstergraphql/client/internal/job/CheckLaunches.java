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

package io.github.dagstergraphql.client.internal.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.asset.check.AssetCheckNotFoundException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.job.ChecksToLaunch.Check;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.partition.AssetPartitionKeys;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.workspace.NearMisses;
import io.github.dagstergraphql.client.internal.workspace.RepositoryName;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

/**
 * Finds the job that executes checks of an asset. Servers reject a check that cannot be
 * executed alone with a message about the code of the asset.
 */
final class CheckLaunches {

	static final Operation<List<ChecksToLaunch>> CHECKS = Operation
		.<List<ChecksToLaunch>>query(CheckLaunches.class, "ChecksToLaunch", "assetNodes")
		.since("1.5.10", "Executing asset checks")
		.younger(AssetPartitionKeys.FORMAT)
		.read(DataReader.tree(ChecksToLaunch::read))
		.build();

	private final DagsterTransport transport;

	CheckLaunches(DagsterTransport transport) {
		this.transport = transport;
	}

	/**
	 * Find the job and its repository, and the checks if none was selected.
	 * @param asset the checked asset
	 * @param materialization the settings of the caller
	 * @param deadline the deadline of the launch
	 * @return the request for the job and the checks
	 */
	Mono<Materialization> resolve(AssetKey asset, Materialization materialization, Deadline deadline) {
		Map<String, ?> variables = Map.of("assetKeys", List.of(AssetKeys.toInput(asset)), "partitions",
				materialization.hasPartition());
		return this.transport.executeWithin(CHECKS, variables, deadline).map((found) -> {
			if (found.isEmpty()) {
				throw AssetLaunches.notFound(asset);
			}
			return resolve(found.get(0), materialization);
		});
	}

	private static Materialization resolve(ChecksToLaunch found, Materialization materialization) {
		AssetKey asset = found.asset().key();
		List<Check> checks = (materialization.checks() != null) ? selected(found, materialization.checks())
				: individual(found);
		JobExecution request = materialization.request();
		RepositoryName place = AssetLaunches.place(List.of(found.asset()), request);
		String names = MessageText.names(checks.stream().map(Check::name).toList(), ", ");
		String job = AssetLaunches.job(checks.stream().map(Check::jobs).toList())
			.orElseThrow(() -> AssetLaunches
				.invalid("No job contains all of the checks %s of asset %s. Launch a run for each of them"
					.formatted(names, asset)));
		return new Materialization(
				new JobExecution(job, place.location(), place.repository(), request.runConfig(),
						request.runConfigYaml(), tags(found, materialization), List.of(), List.of(),
						request.idempotencyKey(), null),
				null, checks.stream().map((check) -> new Materialization.Check(asset, check.name())).toList(), asset);
	}

	// checks of an asset with partitions do not have to be partitioned
	private static Map<String, String> tags(ChecksToLaunch found, Materialization materialization) {
		return materialization.hasPartition() ? AssetLaunches.tags(materialization, List.of(found.asset()))
				: materialization.request().tags();
	}

	private static List<Check> individual(ChecksToLaunch found) {
		List<Check> checks = found.checks().stream().filter(Check::isIndividual).toList();
		if (checks.isEmpty()) {
			throw AssetLaunches.invalid(found.checks().isEmpty()
					? "Asset %s has no checks".formatted(found.asset().key())
					: "Asset %s has no check that can be executed alone. Launch a materialization with materialize(), which executes its checks"
						.formatted(found.asset().key()));
		}
		return checks;
	}

	private static List<Check> selected(ChecksToLaunch found, List<Materialization.Check> selection) {
		return new LinkedHashSet<>(selection).stream().map((check) -> selected(found, check.name())).toList();
	}

	private static Check selected(ChecksToLaunch found, String name) {
		AssetKey asset = found.asset().key();
		Check check = found.checks()
			.stream()
			.filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElseThrow(() -> notFound(found, name));
		if (check.requiresMaterialization()) {
			throw AssetLaunches.invalid(
					"Check %s of asset %s cannot be executed alone: it is a part of the step that materializes the asset. Launch a materialization with materialize(), which executes it"
						.formatted(MessageText.name(name), asset));
		}
		if (check.needsUpgrade()) {
			throw AssetLaunches.invalid(
					"Check %s of asset %s cannot be executed alone: the code location uses a version of Dagster that is too old. Upgrade it"
						.formatted(MessageText.name(name), asset));
		}
		return check;
	}

	private static AssetCheckNotFoundException notFound(ChecksToLaunch found, String name) {
		List<String> nearMisses = NearMisses.of(name, found.checks().stream().map(Check::name).toList(),
				(candidate) -> candidate);
		return new AssetCheckNotFoundException("Asset %s has no check with the name \"%s\"%s"
			.formatted(found.asset().key(), MessageText.name(name), NearMisses.question(nearMisses)), nearMisses);
	}

}
