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

package io.github.dagstergraphql.test.internal.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.internal.backfill.AssetProgress;
import io.github.dagstergraphql.test.internal.backfill.BackfillRequest;
import io.github.dagstergraphql.test.internal.backfill.BackfillState;
import io.github.dagstergraphql.test.internal.backfill.BackfillTarget;
import io.github.dagstergraphql.test.internal.backfill.Backfills;
import io.github.dagstergraphql.test.internal.json.JsonObject;
import io.github.dagstergraphql.test.internal.launch.RefusedException;
import io.github.dagstergraphql.test.internal.launch.ServerError;
import io.github.dagstergraphql.test.internal.python.Python;
import io.github.dagstergraphql.test.internal.run.RunRequest;
import org.jspecify.annotations.Nullable;

/**
 * Backfills, after the checks of Dagster 1.13.
 */
final class BackfillFields {

	private static final String SUFFIX = "_partition_set";

	private static final String CHECK_ERROR = "dagster_shared.check.functions.CheckError";

	private static final int LONGEST_TITLE = 100;

	private final ServedInstance served;

	private final Backfills backfills;

	private final AssetBackfillFields assets;

	BackfillFields(ServedInstance served) {
		this.served = served;
		this.assets = new AssetBackfillFields(served);
		this.backfills = served.backfills();
	}

	Node backfillOrError(String id) {
		BackfillState backfill = this.backfills.find(id);
		return (backfill != null) ? node(backfill)
				: ErrorNodes.of("BackfillNotFoundError", "Backfill %s could not be found.".formatted(id))
					.with("backfillId", id);
	}

	Node backfills(JsonObject arguments) {
		Stream<BackfillState> all = afterCursor(this.backfills.all(), arguments.textOrNull("cursor")).stream();
		String status = arguments.textOrNull("status");
		JsonObject filters = arguments.objectOrNull("filters");
		Integer limit = arguments.numberOrNull("limit");
		List<Node> results = all.filter((one) -> status == null || one.status().equals(status))
			.filter((one) -> filters == null || matches(one, filters))
			.limit((limit != null && limit > 0) ? limit : Long.MAX_VALUE)
			.map(this::node)
			.toList();
		return Node.of("PartitionBackfills").with("results", results);
	}

	private static List<BackfillState> afterCursor(List<BackfillState> all, @Nullable String cursor) {
		if (cursor == null) {
			return all;
		}
		List<String> ids = all.stream().map(BackfillState::id).toList();
		int place = ids.indexOf(cursor);
		return (place >= 0) ? all.subList(place + 1, all.size()) : List.of();
	}

	private static boolean matches(BackfillState backfill, JsonObject filters) {
		List<String> statuses = filters.textsOrNull("statuses");
		double created = Times.seconds(backfill.created());
		return (statuses == null || statuses.isEmpty() || statuses.contains(backfill.status()))
				&& (!(filters.value("createdBefore") instanceof Number before) || created < before.doubleValue())
				&& (!(filters.value("createdAfter") instanceof Number after) || created > after.doubleValue());
	}

	private Node node(BackfillState backfill) {
		BackfillRequest request = backfill.request();
		Node node = Node.of("PartitionBackfill")
			.with("id", backfill.id())
			.with("status", backfill.status())
			.with("isValidSerialization", true)
			.with("numCancelable", backfill.cancelable())
			.with("timestamp", Times.seconds(backfill.created()))
			.with("endTimestamp", Times.secondsOrNull(backfill.ended()))
			.with("tags", WorkspaceFields.tags(request.tags()))
			.with("title", request.title())
			.with("description", request.description())
			.with("user", null)
			.with("error", error(backfill.error()))
			.with("hasCancelPermission", !this.served.readOnly())
			.with("hasResumePermission", !this.served.readOnly())
			.lazy("partitionStatusCounts", () -> counts(backfill));
		return (request.target() instanceof BackfillTarget.OfJob target) ? withJob(node, target, request)
				: withAssets(node, (BackfillTarget.OfAssets) request.target(), backfill.assets());
	}

	private static @Nullable Node error(@Nullable String message) {
		return (message != null) ? ErrorNodes.python("dagster._core.errors.DagsterInvalidConfigError", message, null)
				: null;
	}

	private static Node withJob(Node node, BackfillTarget.OfJob target, BackfillRequest request) {
		return node.with("partitionNames", target.partitions())
			.with("numPartitions", target.partitions().size())
			.with("fromFailure", request.parentId() != null)
			.with("partitionSetName", target.job().name() + SUFFIX)
			.with("jobName", target.job().name())
			.with("assetSelection", null)
			.with("isAssetBackfill", false)
			.with("assetBackfillData", null);
	}

	private static Node withAssets(Node node, BackfillTarget.OfAssets target, List<AssetProgress> progress) {
		List<String> names = AssetBackfillFields.partitionNames(target);
		return node.with("partitionNames", names)
			.with("numPartitions", (names != null) ? names.size() : null)
			.with("fromFailure", false)
			.with("partitionSetName", null)
			.with("jobName", null)
			.with("assetSelection", target.assets().stream().map((asset) -> AssetFields.keyNode(asset.key())).toList())
			.with("isAssetBackfill", true)
			.lazy("assetBackfillData", () -> AssetBackfillFields.data(target, progress));
	}

	private static List<Node> counts(BackfillState backfill) {
		Map<RunStatus, Integer> counts = new LinkedHashMap<>();
		backfill.partitions().values().forEach((status) -> counts.merge(status, 1, Integer::sum));
		return counts.entrySet()
			.stream()
			.map((count) -> Node.of("PartitionStatusCounts")
				.with("runStatus", count.getKey().name())
				.with("count", count.getValue()))
			.toList();
	}

	Node launch(JsonObject params, RequestContext context) {
		return ErrorNodes.orRefused(context,
				() -> success("Launch", this.backfills.launch(request(params))).with("launchedRunIds", null));
	}

	private BackfillRequest request(JsonObject params) {
		if (this.served.readOnly()) {
			throw new RefusedException(ServerError.UNAUTHORIZED);
		}
		String title = params.textOrNull("title");
		checkTitle(title);
		return new BackfillRequest(target(params), runConfig(params), tags(params), title,
				params.textOrNull("description"), null);
	}

	// Dagster ignores what is no dictionary
	private static Map<String, @Nullable Object> runConfig(JsonObject params) {
		Map<String, @Nullable Object> dictionary = new LinkedHashMap<>();
		if (LaunchFields.runConfig(params.value("runConfigData")) instanceof Map<?, ?> runConfig) {
			runConfig.forEach((key, value) -> dictionary.put(String.valueOf(key), value));
		}
		return dictionary;
	}

	private BackfillTarget target(JsonObject params) {
		JsonObject selector = params.objectOrNull("selector");
		List<JsonObject> selection = params.objectsOrNull("assetSelection");
		if (selector == null && selection != null && !selection.isEmpty()) {
			return this.assets.target(params);
		}
		if (selector == null) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterError",
					"Backfill requested without specifying partition set selector or asset selection"));
		}
		JsonObject repository = selector.object("repositorySelector");
		String set = selector.text("partitionSetName");
		JobDefinition job = job(repository, set);
		PartitionsDefinition partitions = (job != null) ? job.partitions() : null;
		if (job == null || partitions == null) {
			throw new RefusedException(new ServerError.Plain("PartitionSetNotFoundError",
					"Partition set %s could not be found.".formatted(set), Map.of("partitionSetName", set)));
		}
		return new BackfillTarget.OfJob(repository.text("repositoryLocationName"), repository.text("repositoryName"),
				job, keys(params, partitions));
	}

	List<Node> preview(JsonObject params) {
		return this.assets.preview(params);
	}

	private @Nullable JobDefinition job(JsonObject repository, String set) {
		return this.served.workspace()
			.findRepository(repository.text("repositoryLocationName"), repository.text("repositoryName"))
			.stream()
			.flatMap((found) -> found.jobs().stream())
			.filter((job) -> (job.name() + SUFFIX).equals(set))
			.findFirst()
			.orElse(null);
	}

	private static void checkTitle(@Nullable String title) {
		if (title != null && title.length() > LONGEST_TITLE) {
			throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterInvariantViolationError",
					"\"%s\" (%d characters) is not a valid title in Dagster. Titles must not be longer than %d characters."
						.formatted(title, title.length(), LONGEST_TITLE)));
		}
	}

	private static List<String> keys(JsonObject params, PartitionsDefinition partitions) {
		if (Boolean.TRUE.equals(params.value("allPartitions"))) {
			return partitions.keys();
		}
		List<String> keys = params.textsOrNull("partitionNames");
		if (keys == null) {
			throw new RefusedException(new ServerError.Python(CHECK_ERROR,
					"Failure condition: Backfill requested without specifying either list of partition names or all partitions"));
		}
		List<String> unknown = keys.stream().filter((key) -> !partitions.keys().contains(key)).toList();
		if (!unknown.isEmpty()) {
			throw unknownKeys(unknown);
		}
		return keys;
	}

	static RefusedException unknownKeys(List<String> unknown) {
		return new RefusedException(new ServerError.Plain("PartitionKeysNotFoundError",
				"Partition keys `%s` could not be found.".formatted(Python.repr(unknown)),
				Map.of("partitionKeys", unknown)));
	}

	private static Map<String, String> tags(JsonObject params) {
		Map<String, String> tags = new LinkedHashMap<>();
		List<JsonObject> given = params.objectsOrNull("tags");
		if (given != null) {
			given.forEach((tag) -> tags.put(tag.text("key"), tag.text("value")));
		}
		return tags;
	}

	Node cancel(String id, RequestContext context) {
		return ErrorNodes.orRefused(context, () -> change("Cancel", id, this.backfills.cancel(id)));
	}

	Node resume(String id, RequestContext context) {
		return ErrorNodes.orRefused(context, () -> change("Resume", id, this.backfills.resume(id)));
	}

	private static Node change(String kind, String id, boolean found) {
		if (!found) {
			throw notFound(id);
		}
		return success(kind, id);
	}

	private static Node success(String kind, String id) {
		return Node.of(kind + "BackfillSuccess").with("backfillId", id);
	}

	private static RefusedException notFound(String id) {
		return new RefusedException(
				new ServerError.Python(CHECK_ERROR, "Failure condition: No backfill found for id: " + id));
	}

	Node reexecute(JsonObject params, RequestContext context) {
		return ErrorNodes.orRefused(context, () -> {
			String id = params.text("parentRunId");
			BackfillState parent = this.backfills.find(id);
			if (parent == null) {
				throw notFound(id);
			}
			if (parent.ended() == null || List.of("REQUESTED", "CANCELING").contains(parent.status())) {
				throw new RefusedException(new ServerError.Python("dagster._core.errors.DagsterInvariantViolationError",
						"Cannot re-execute backfill %s because it is still in progress.".formatted(id)));
			}
			return success("Launch", this.backfills.launch(repeat(parent))).with("launchedRunIds", null);
		});
	}

	private static BackfillRequest repeat(BackfillState parent) {
		BackfillRequest request = parent.request();
		Map<String, String> tags = new LinkedHashMap<>(request.tags());
		tags.put("dagster/parent_backfill_id", parent.id());
		tags.put("dagster/root_backfill_id", tags.getOrDefault("dagster/root_backfill_id", parent.id()));
		BackfillTarget target = (request.target() instanceof BackfillTarget.OfAssets)
				? AssetBackfillFields.remaining(parent.assets()) : request.target();
		return new BackfillRequest(target, request.runConfig(), tags,
				(request.title() != null) ? "Re-execution of " + request.title() : null, request.description(),
				parent.id());
	}

	/**
	 * Return the status of the latest run of each partition of a job.
	 * @param location the code location
	 * @param repository the repository
	 * @param job the job
	 * @return the statuses
	 */
	Node statuses(String location, String repository, JobDefinition job) {
		Map<String, RunStatus> latest = new LinkedHashMap<>();
		this.served.simulation()
			.all()
			.stream()
			.filter((run) -> run.request().job().name().equals(job.name()) && run.request().location().equals(location)
					&& run.request().repository().equals(repository))
			.forEach((run) -> latest.put(run.tags().getOrDefault(RunRequest.PARTITION, ""), run.status()));
		List<Node> results = new ArrayList<>();
		PartitionsDefinition partitions = job.partitions();
		if (partitions != null) {
			partitions.keys()
				.forEach((key) -> results.add(Node.of("PartitionStatus")
					.with("id", Ids.hash(job.name() + SUFFIX, key))
					.with("partitionName", key)
					.with("runStatus", latest.containsKey(key) ? latest.get(key).name() : null)));
		}
		return Node.of("PartitionStatuses").with("results", results);
	}

}
