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

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Permissions of all callers: everything, or nothing on a read-only server.
 */
final class Permissions {

	private static final List<String> ALL = List.of("launch_pipeline_execution", "launch_pipeline_reexecution",
			"start_schedule", "stop_running_schedule", "schedule_dry_run", "edit_sensor", "sensor_dry_run",
			"update_sensor_cursor", "terminate_pipeline_execution", "delete_pipeline_run", "reload_repository_location",
			"reload_workspace", "wipe_assets", "report_runless_asset_events", "launch_partition_backfill",
			"cancel_partition_backfill", "edit_dynamic_partitions", "toggle_auto_materialize", "edit_concurrency_limit",
			"edit_app_managed_components", "refresh_component_state");

	private static final Set<String> NOT_OF_LOCATION = Set.of("reload_workspace", "toggle_auto_materialize",
			"edit_concurrency_limit");

	// specific to Dagster+
	private static final Set<String> NEVER = Set.of("edit_app_managed_components");

	private final boolean readOnly;

	Permissions(boolean readOnly) {
		this.readOnly = readOnly;
	}

	List<Node> ofLocation() {
		return ALL.stream().filter((name) -> !NOT_OF_LOCATION.contains(name)).map(this::permission).toList();
	}

	List<Node> all() {
		return ALL.stream().map(this::permission).toList();
	}

	private Node permission(String name) {
		boolean allowed = !this.readOnly && !NEVER.contains(name);
		@Nullable String reason = allowed ? null : "Disabled by your administrator";
		return Node.of("Permission").with("permission", name).with("value", allowed).with("disabledReason", reason);
	}

}
