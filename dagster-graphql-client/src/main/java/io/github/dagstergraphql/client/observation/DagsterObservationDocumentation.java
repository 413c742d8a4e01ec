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
	 * A GraphQL operation, from the call to the decoded response. The duration includes
	 * credentials, the wait for a connection and retries after a broken connection, and
	 * is limited by the deadline. Its HTTP requests are observed
	 * ({@code http.client.requests}) as its children. A launch may require several
	 * operations if its job has to be looked up first.
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
	 * Keys with few distinct values. They become tags of meters and of spans.
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
	 * Keys with many distinct values. They become tags of spans only.
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
	 * Events of an observed request.
	 *
	 * @since 0.1.0
	 */
	public enum Events implements Observation.Event {

		/**
		 * The request is about to be retried after a failed attempt.
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
