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
 * What {@link MicrometerDagsterClientMetrics} counts. Unlike the rest of this package it
 * needs Micrometer's {@code micrometer-core}.
 *
 * @since 0.1.0
 */
public enum DagsterMeterDocumentation implements MeterDocumentation {

	/**
	 * Runs that were submitted, or were to be: one for each launch, however many requests
	 * it took.
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
	 * How long the runs took that were awaited and are over: one for each run, whoever
	 * awaits it. Runs that never began count with no time.
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
	 * How many waits for runs there are.
	 */
	RUNS_AWAITED {
		@Override
		public String getName() {
			return "dagster.runs.awaited";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return AwaitedKeyNames.values();
		}
	},

	/**
	 * Looks at the runs that are awaited, all together.
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
	 * Requests that were sent again, since an attempt was not answered: one for each
	 * attempt after the first.
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
	 * Code locations that were reloaded, or were to be.
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
		 * Name of the client: {@code default}, unless it was given another one.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * Name of the job, if the server confirmed that there is one, else
		 * {@code unknown}; {@code other} if there are too many.
		 */
		JOB {

			@Override
			public String asString() {
				return "job";
			}

		},

		/**
		 * Name of the job's code location, if the server confirmed it, else
		 * {@code unknown}; {@code other} if there are too many.
		 */
		LOCATION {

			@Override
			public String asString() {
				return "location";
			}

		},

		/**
		 * What came of it: {@code SUCCESS} (there is a new run), {@code EXISTING} (its
		 * idempotency key had one already), {@code DUPLICATE} (another client launched
		 * one with the same key in the same instant, and was first), {@code REJECTED}
		 * (Dagster answered one of its errors), {@code FAILED} (the request failed
		 * without reaching Dagster, was turned away before it or not understood) or
		 * {@code UNKNOWN} (there may be a new run nevertheless).
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * Keys of {@link #RUNS_AWAITED}.
	 *
	 * @since 0.1.0
	 */
	public enum AwaitedKeyNames implements KeyName {

		/**
		 * Name of the client: {@code default}, unless it was given another one.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "client";
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
		 * Name of the client: {@code default}, unless it was given another one.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "client";
			}
		},

		/**
		 * Name of the job; {@code other} if there are too many.
		 */
		JOB {
			@Override
			public String asString() {
				return "job";
			}
		},

		/**
		 * Name of the job's code location, {@code unknown} if the server does not know it
		 * any more; {@code other} if there are too many.
		 */
		LOCATION {
			@Override
			public String asString() {
				return "location";
			}
		},

		/**
		 * How the run ended: {@code SUCCESS}, {@code FAILURE} or {@code CANCELED}.
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
		 * Name of the client: {@code default}, unless it was given another one.
		 */
		CLIENT {
			@Override
			public String asString() {
				return "client";
			}
		},

		/**
		 * What came of it: {@code SUCCESS}, or {@code ERROR} (the server could not be
		 * asked, and will be asked again).
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
		 * Name of the client: {@code default}, unless it was given another one.
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
		 * What kept the attempt before from being answered: {@code NOT_CONNECTED},
		 * {@code CONNECTION_BROKEN}, {@code TOO_MANY_REQUESTS}, {@code BAD_GATEWAY},
		 * {@code SERVICE_UNAVAILABLE}, {@code GATEWAY_TIMEOUT}, {@code MAINTENANCE}
		 * (Dagster+) or {@code NOT_LAUNCHED} (a launch with an idempotency key of which
		 * no run had come).
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
		 * Name of the client: {@code default}, unless it was given another one.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

		/**
		 * Name of the code location, if the server confirmed that there is one, else
		 * {@code unknown}; {@code other} if there are too many.
		 */
		LOCATION {

			@Override
			public String asString() {
				return "location";
			}

		},

		/**
		 * What came of it: {@code SUCCESS}, {@code FAILURE} (the server answered that it
		 * could not, or that the code does not load) or {@code ERROR} (there is no such
		 * answer).
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

}
