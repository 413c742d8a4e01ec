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

/**
 * Data fetchers of one server.
 *
 * @param served the served instance
 * @param permissions the permissions
 * @param workspace code locations, repositories and jobs
 * @param runs the runs
 * @param launches the launches
 * @param instance the instance
 * @param subscriptions the subscriptions
 * @param logs captured output
 * @param partitions the partitions of jobs
 * @param backfills the backfills
 */
record ServedFields(ServedInstance served, Permissions permissions, WorkspaceFields workspace, RunFields runs,
		LaunchFields launches, InstanceFields instance, SubscriptionFields subscriptions, LogFields logs,
		PartitionFields partitions, BackfillFields backfills) {

	static ServedFields of(ServedInstance served) {
		Permissions permissions = new Permissions(served.readOnly());
		RunFields runs = new RunFields(served);
		BackfillFields backfills = new BackfillFields(served);
		PartitionFields partitions = new PartitionFields(served, backfills);
		return new ServedFields(served, permissions, new WorkspaceFields(served, permissions, runs, partitions), runs,
				new LaunchFields(served, runs), new InstanceFields(served), new SubscriptionFields(served, runs),
				new LogFields(served), partitions, backfills);
	}

	AutomationFields automations() {
		return this.workspace.automations();
	}

	ConditionFields conditions() {
		return new ConditionFields(this.served.automations().conditions());
	}

	WipeFields wipes() {
		return new WipeFields(this.served);
	}

	ReportFields reports() {
		return new ReportFields(this.served.reports());
	}

}
