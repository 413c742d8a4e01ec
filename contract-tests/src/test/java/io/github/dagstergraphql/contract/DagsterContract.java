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

package io.github.dagstergraphql.contract;

import org.junit.jupiter.api.Nested;

/**
 * All test cases of the contract, for any server.
 */
abstract class DagsterContract {

	abstract DagsterServer server();

	@Nested
	class Launching extends LaunchContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Materializing extends MaterializeContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Partitions extends PartitionContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class RunConfig extends RunConfigContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Jobs extends JobContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class DeclaredClients extends DeclaredClientContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Inference extends InferenceContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Runs extends RunContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Awaiting extends AwaitContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Events extends EventContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Assets extends AssetContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Checks extends CheckContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Conditions extends ConditionContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class CapturedLogs extends CapturedLogContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class RunLists extends RunListContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class RunChanges extends RunChangeContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Reexecution extends ReexecutionContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Idempotency extends IdempotencyContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Backfills extends BackfillContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class AssetBackfills extends AssetBackfillContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class StatusOfPartitions extends PartitionStatusContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Reports extends ReportContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Automations extends AutomationContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Locations extends LocationContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Instance extends InstanceContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Metrics extends MetricsContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class GraphQl extends GraphQlContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Subscriptions extends SubscriptionContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

	@Nested
	class Documents extends DocumentContract {

		@Override
		DagsterServer server() {
			return DagsterContract.this.server();
		}

	}

}
