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
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * Observations of a client and their key values.
 *
 * @since 0.1.0
 */
public enum DagsterObservationDocumentation implements ObservationDocumentation {

	/**
	 * A launch of a run or a re-execution, from the call to the id of the run. It is the
	 * parent of all its requests: those that look up the job, those that search for a run
	 * with the idempotency key, and those that launch the run.
	 */
	LAUNCH {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultDagsterLaunchObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LaunchLowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return LaunchHighCardinalityKeyNames.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return LaunchEvents.values();
		}

	},

	/**
	 * A wait for a run and its retries. It is the parent of the requests that are sent
	 * for this wait only, such as those that terminate the run or read the reason for its
	 * failure. The polls, which all waits of a client share, are not observed.
	 */
	AWAIT {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultDagsterAwaitObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return AwaitLowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return AwaitHighCardinalityKeyNames.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return AwaitEvents.values();
		}

	},

	/**
	 * A delivery of a status change of a run to a listener, one for each attempt. It is
	 * the parent of the requests of the listener.
	 */
	LISTENER {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultDagsterListenerObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return ListenerLowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ListenerHighCardinalityKeyNames.values();
		}

	},

	/**
	 * A reload of a code location or of the workspace. It is the parent of its request.
	 */
	RELOAD {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultDagsterReloadObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return ReloadLowCardinalityKeyNames.values();
		}

	},

	/**
	 * A GraphQL operation, from the call to the decoded response. The duration includes
	 * credentials, the wait for a connection and retries after a broken connection, and
	 * is limited by the deadline. Its HTTP requests are observed
	 * ({@code http.client.requests}) as its children. Requests that belong to no caller,
	 * such as polls, are not observed.
	 */
	CLIENT_REQUEST {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultDagsterRequestObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}

	};

	/**
	 * Keys of {@link #LAUNCH} with few distinct values. They become tags of meters and of
	 * spans.
	 *
	 * @since 0.1.0
	 */
	public enum LaunchLowCardinalityKeyNames implements KeyName {

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
		 * Outcome of the launch: {@code SUCCESS} (a new run was created),
		 * {@code EXISTING} (a run with the idempotency key already existed),
		 * {@code DUPLICATE} (a new run was created, but another client launched a run
		 * with the same key at the same time and was first), {@code REJECTED} (Dagster
		 * returned one of its errors), {@code FAILED} (the request did not reach Dagster,
		 * was rejected by a proxy or was not understood) or {@code UNKNOWN} (a new run
		 * may have been created nevertheless). The outcome of a launch in progress is
		 * {@code none}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * Keys of {@link #LAUNCH} with many distinct values. They become tags of spans only.
	 *
	 * @since 0.1.0
	 */
	public enum LaunchHighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the run that is the result of the launch; {@code none} if the launch has
		 * failed.
		 */
		RUN_ID {

			@Override
			public String asString() {
				return "dagster.run.id";
			}

		}

	}

	/**
	 * Keys of {@link #AWAIT} with few distinct values. They become tags of meters and of
	 * spans.
	 *
	 * @since 0.1.0
	 */
	public enum AwaitLowCardinalityKeyNames implements KeyName {

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
		 * Name of the job; {@code unknown} until the run or one of its retries has
		 * finished; {@code other} after the maximum number of names.
		 */
		JOB {

			@Override
			public String asString() {
				return "job";
			}

		},

		/**
		 * Name of the code location of the job; {@code unknown} until the run or one of
		 * its retries has finished, and if the location is no longer known to the server;
		 * {@code other} after the maximum number of names.
		 */
		LOCATION {

			@Override
			public String asString() {
				return "location";
			}

		},

		/**
		 * Outcome of the wait: {@code FINISHED} (the run has finished, with any status),
		 * {@code NOT_SUCCESSFUL} (it finished without success, although success was
		 * required), {@code TIMEOUT}, {@code CLOSED} (the client was closed, or its waits
		 * were ended), {@code CANCELLED} (the caller canceled the wait) or {@code ERROR}
		 * (any other failure). The outcome of a wait in progress is {@code none}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Last known status of the run or its last retry, such as {@code SUCCESS};
		 * {@code none} while the wait is in progress and if the status is not known.
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

	/**
	 * Keys of {@link #AWAIT} with many distinct values. They become tags of spans only.
	 *
	 * @since 0.1.0
	 */
	public enum AwaitHighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the awaited run.
		 */
		RUN_ID {

			@Override
			public String asString() {
				return "dagster.run.id";
			}

		}

	}

	/**
	 * Keys of {@link #LISTENER} with few distinct values. They become tags of meters and
	 * of spans.
	 *
	 * @since 0.1.0
	 */
	public enum ListenerLowCardinalityKeyNames implements KeyName {

		/**
		 * Name of the client, as declared by the listener. Defaults to {@code default}.
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
		 * Id of the listener.
		 */
		LISTENER {

			@Override
			public String asString() {
				return "listener";
			}

		},

		/**
		 * Name of the code location of the job; {@code unknown} if the location is no
		 * longer known to the server; {@code other} after the maximum number of names.
		 */
		LOCATION {

			@Override
			public String asString() {
				return "location";
			}

		},

		/**
		 * Status of the run after the change, such as {@code SUCCESS}.
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

	/**
	 * Keys of {@link #LISTENER} with many distinct values. They become tags of spans
	 * only.
	 *
	 * @since 0.1.0
	 */
	public enum ListenerHighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the run.
		 */
		RUN_ID {

			@Override
			public String asString() {
				return "dagster.run.id";
			}

		}

	}

	/**
	 * Keys of {@link #RELOAD} with few distinct values. They become tags of meters and of
	 * spans.
	 *
	 * @since 0.1.0
	 */
	public enum ReloadLowCardinalityKeyNames implements KeyName {

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
		 * server reported neither). The status of a reload in progress is {@code none}.
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

	/**
	 * Events of {@link #LAUNCH}.
	 *
	 * @since 0.1.0
	 */
	public enum LaunchEvents implements Observation.Event {

		/**
		 * A launch with an idempotency key, whose outcome was unknown, is about to be
		 * sent again because no run was found ({@link DagsterRetryEvent}).
		 */
		RETRY {

			@Override
			public String getName() {
				return "retry";
			}

			@Override
			public String getContextualName() {
				return "retry";
			}

		}

	}

	/**
	 * Events of {@link #AWAIT}.
	 *
	 * @since 0.1.0
	 */
	public enum AwaitEvents implements Observation.Event {

		/**
		 * The run or one of its retries has finished ({@link DagsterRunFinishedEvent}).
		 */
		FINISHED {

			@Override
			public String getName() {
				return "finished";
			}

			@Override
			public String getContextualName() {
				return "run finished";
			}

		}

	}

	/**
	 * Keys of {@link #CLIENT_REQUEST} with few distinct values. They become tags of
	 * meters and of spans.
	 *
	 * @since 0.1.0
	 */
	public enum LowCardinalityKeyNames implements KeyName {

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
		 * Type of the error: the GraphQL type reported by Dagster, such as
		 * {@code RunNotFoundError}, or the name of the exception without
		 * {@code Exception}; {@code UnrecognizedServerError} for all types unknown to
		 * this version; {@code none} if no error occurred.
		 */
		ERROR_TYPE {

			@Override
			public String asString() {
				return "error.type";
			}

		},

		/**
		 * Name of the GraphQL operation, such as {@code LaunchRun}; {@code custom} for
		 * all documents of the application.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * Outcome of the request: {@code SUCCESS}; {@code DAGSTER_ERROR} (one of
		 * Dagster's typed errors), {@code GRAPHQL_ERROR} (the server rejected the
		 * document or failed to execute it), {@code CONNECTION_ERROR}, {@code TIMEOUT},
		 * {@code INVALID_RESPONSE} (a response that is not valid for Dagster),
		 * {@code AUTHENTICATION_ERROR}, {@code CANCELLED} (the caller canceled the
		 * request) or {@code ERROR} (any other failure). A code location that cannot be
		 * reloaded is a valid response and therefore a {@code SUCCESS}. The outcome of a
		 * request in flight is {@code UNKNOWN}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Type of the GraphQL operation: {@code query} (reads only) or {@code mutation}
		 * (may change data).
		 */
		TYPE {

			@Override
			public String asString() {
				return "type";
			}

		}

	}

	/**
	 * Keys of {@link #CLIENT_REQUEST} with many distinct values. They become tags of
	 * spans only.
	 *
	 * @since 0.1.0
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the run that was queried, terminated or launched; {@code none} if the
		 * request is not related to a run.
		 */
		RUN_ID {

			@Override
			public String asString() {
				return "dagster.run.id";
			}

		},

		/**
		 * Number of retries; {@code 0} after a single attempt.
		 */
		RETRIES {
			@Override
			public String asString() {
				return "dagster.retries";
			}
		},

		/**
		 * Name of the GraphQL operation, including operations in documents of the
		 * application; {@code none} if it has no name.
		 */
		OPERATION_NAME {

			@Override
			public String asString() {
				return "graphql.operation.name";
			}

		}

	}

	/**
	 * Events of {@link #CLIENT_REQUEST}.
	 *
	 * @since 0.1.0
	 */
	public enum Events implements Observation.Event {

		/**
		 * The request is about to be retried after a failed attempt
		 * ({@link DagsterRetryEvent}).
		 */
		RETRY {
			@Override
			public String getName() {
				return "retry";
			}

			@Override
			public String getContextualName() {
				return "retry";
			}
		}

	}

}
