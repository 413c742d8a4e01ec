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

package io.github.dagstergraphql.client.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters of {@link DagsterMeterObservationHandler}, besides those that Micrometer derives
 * from the observations themselves. Unlike the rest of this package, this type requires
 * {@code micrometer-core}.
 *
 * @since 0.1.0
 */
public enum DagsterMeterDocumentation implements MeterDocumentation {

	/**
	 * Attempts to submit a run: one for each launch, regardless of the number of
	 * requests.
	 */
	RUNS_SUBMITTED {

		@Override
		public String getName() {
			return "dagster.runs.submitted";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return RunKeyNames.values();
		}

	},

	/**
	 * Duration of the awaited runs that have completed: one for each run, regardless of
	 * the number of waits. Runs that never started count with a duration of zero.
	 */
	RUNS_FINISHED {
		@Override
		public String getName() {
			return "dagster.runs.finished";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.TIMER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return FinishedKeyNames.values();
		}
	},

	/**
	 * Polls of the awaited runs. Each poll covers all of them. The requests of polls are
	 * not observed: they are part of no other meter and of no trace.
	 */
	RUNS_POLLED {
		@Override
		public String getName() {
			return "dagster.runs.polls";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return PollKeyNames.values();
		}
	},

	/**
	 * Requests that were retried after a failed attempt: one for each attempt after the
	 * first. The requests of polls are not included.
	 */
	REQUESTS_RETRIED {
		@Override
		public String getName() {
			return "dagster.client.retries";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return RetryKeyNames.values();
		}
	},

	/**
	 * Attempts to reload a code location or the workspace.
	 */
	LOCATIONS_RELOADED {

		@Override
		public String getName() {
			return "dagster.locations.reloaded";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return LocationKeyNames.values();
		}

	};

	/**
	 * Keys of {@link #RUNS_SUBMITTED}.
	 *
	 * @since 0.1.0
	 */
	public enum RunKeyNames implements KeyName {

		/**
		 * Name of the client. Defaults to {@code default}.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * Name of the job if confirmed by the server, otherwise {@code unknown};
		 * {@code other} after the maximum number of names.
		 */
		JOB {

			@Override
			public String asString() {
				return "job";
			}

		},

		/**
		 * Name of the code location of the job if confirmed by the server, otherwise
		 * {@code unknown}; {@code other} after the maximum number of names.
		 */
		LOCATION {

			@Override
			public String asString() {
				return "location";
			}

		},

		/**
		 * Outcome of the submission: {@code SUCCESS} (a new run was created),
		 * {@code EXISTING} (a run with the idempotency key already existed),
		 * {@code DUPLICATE} (a new run was created, but another client launched a run
		 * with the same key at the same time and was first), {@code REJECTED} (Dagster
		 * returned one of its errors), {@code FAILED} (the request did not reach Dagster,
		 * was rejected by a proxy or was not understood) or {@code UNKNOWN} (a new run
		 * may have been created nevertheless).
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * Keys of {@link #RUNS_FINISHED}.
	 *
	 * @since 0.1.0
	 */
	public enum FinishedKeyNames implements KeyName {

		/**
		 * Name of the client. Defaults to {@code default}.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "client";
			}
		},

		/**
		 * Name of the job; {@code other} after the maximum number of names.
		 */
		JOB {
			@Override
			public String asString() {
				return "job";
			}
		},

		/**
		 * Name of the code location of the job; {@code unknown} if it is no longer known
		 * to the server; {@code other} after the maximum number of names.
		 */
		LOCATION {
			@Override
			public String asString() {
				return "location";
			}
		},

		/**
		 * Final status of the run: {@code SUCCESS}, {@code FAILURE} or {@code CANCELED}.
		 */
		STATUS {
			@Override
			public String asString() {
				return "status";
			}
		}

	}

	/**
	 * Keys of {@link #RUNS_POLLED}.
	 *
	 * @since 0.1.0
	 */
	public enum PollKeyNames implements KeyName {

		/**
		 * Name of the client. Defaults to {@code default}.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "client";
			}
		},

		/**
		 * Outcome of the poll: {@code SUCCESS}, or {@code ERROR} (the poll failed and is
		 * repeated).
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		}

	}

	/**
	 * Keys of {@link #REQUESTS_RETRIED}.
	 *
	 * @since 0.1.0
	 */
	public enum RetryKeyNames implements KeyName {

		/**
		 * Name of the client. Defaults to {@code default}.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "client";
			}
		},

		/**
		 * Name of the GraphQL operation, such as {@code RunStatus}; {@code custom} for
		 * all documents of the application.
		 */
		OPERATION {
			@Override
			public String asString() {
				return "operation";
			}
		},

		/**
		 * Reason for the failure of the previous attempt: {@code NOT_CONNECTED},
		 * {@code CONNECTION_BROKEN}, {@code TOO_MANY_REQUESTS}, {@code BAD_GATEWAY},
		 * {@code SERVICE_UNAVAILABLE}, {@code GATEWAY_TIMEOUT}, {@code MAINTENANCE}
		 * (Dagster+) or {@code NOT_LAUNCHED} (a launch with an idempotency key that did
		 * not create a run).
		 */
		REASON {
			@Override
			public String asString() {
				return "reason";
			}
		}

	}

	/**
	 * Keys of {@link #LOCATIONS_RELOADED}.
	 *
	 * @since 0.1.0
	 */
	public enum LocationKeyNames implements KeyName {

		/**
		 * Name of the client. Defaults to {@code default}.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * Name of the code location if confirmed by the server, otherwise
		 * {@code unknown}; {@code other} after the maximum number of names, and
		 * {@code all} for a reload of the workspace.
		 */
		LOCATION {

			@Override
			public String asString() {
				return "location";
			}

		},

		/**
		 * Outcome of the reload: {@code SUCCESS}, {@code FAILURE} (the server reported
		 * that the reload failed or that the code does not load) or {@code ERROR} (the
		 * server reported neither).
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

}
