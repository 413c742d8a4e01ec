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

import io.github.dagstergraphql.test.internal.asset.AssetLog;
import io.github.dagstergraphql.test.internal.asset.AssetReports;
import io.github.dagstergraphql.test.internal.automation.Automations;
import io.github.dagstergraphql.test.internal.backfill.Backfills;
import io.github.dagstergraphql.test.internal.instance.AutoMaterialize;
import io.github.dagstergraphql.test.internal.instance.Daemons;
import io.github.dagstergraphql.test.internal.launch.Launcher;
import io.github.dagstergraphql.test.internal.run.Simulation;
import io.github.dagstergraphql.test.internal.workspace.Workspace;

/**
 * The served instance.
 *
 * @param version the version of Dagster
 * @param readOnly whether the server is read-only
 * @param workspace the code locations
 * @param daemons the daemons
 * @param simulation the runs
 * @param launcher launches runs
 * @param assets the events of assets
 * @param backfills the backfills
 * @param reports the reports about assets
 * @param automations the schedules and sensors
 * @param autoMaterialize whether the automatic materialization of assets is paused
 */
public record ServedInstance(String version, boolean readOnly, Workspace workspace, Daemons daemons,
		Simulation simulation, Launcher launcher, AssetLog assets, Backfills backfills, AssetReports reports,
		Automations automations, AutoMaterialize autoMaterialize) {

}
