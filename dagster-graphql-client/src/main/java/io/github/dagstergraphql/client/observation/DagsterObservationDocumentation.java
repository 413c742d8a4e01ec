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
 * What a client observes, and which key values it gives.
 *
 * @since 0.1.0
 */
public enum DagsterObservationDocumentation implements ObservationDocumentation {

	/**
	 * A GraphQL operation, from the moment it is asked for to its decoded answer:
	 * credentials, the wait for a connection, a repeated attempt after a broken
	 * connection and the deadline are all within. Its HTTP requests are observed
	 * ({@code http.client.requests}) as its children. A launch may take several
	 * operations, if its job has to be found first.
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
	 * Keys with few different values. They become tags of meters, and of spans.
	 *
	 * @since 0.1.0
	 */
	public enum LowCardinalityKeyNames implements KeyName {

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
		 * What kind of error it was: the GraphQL type that Dagster answered, such as
		 * {@code RunNotFoundError}, or else the name of the exception without
		 * {@code Exception}; {@code UnrecognizedServerError} for all types that this
		 * version does not know; {@code none} if there was no error.
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
		 * What came of it: {@code SUCCESS}; {@code DAGSTER_ERROR} (one of Dagster's typed
		 * errors), {@code GRAPHQL_ERROR} (the server refused the document or failed in
		 * it), {@code CONNECTION_ERROR}, {@code TIMEOUT}, {@code INVALID_RESPONSE} (not
		 * what a Dagster would answer), {@code AUTHENTICATION_ERROR}, {@code CANCELLED}
		 * (the caller did not wait for it) or {@code ERROR} (anything else). A code
		 * location that cannot be reloaded is an answer, and as such a {@code SUCCESS}.
		 * Of a request in flight it is {@code UNKNOWN}.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Whether it only asks or may change something: {@code query} or
		 * {@code mutation}.
		 */
		TYPE {

			@Override
			public String asString() {
				return "type";
			}

		}

	}

	/**
	 * Keys with many different values. They become tags of spans only.
	 *
	 * @since 0.1.0
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/**
		 * Id of the run that is asked for, terminated or was launched; {@code none} if
		 * there is no such run.
		 */
		RUN_ID {

			@Override
			public String asString() {
				return "dagster.run.id";
			}

		},

		/**
		 * How often the request was sent again; {@code 0} if there was one attempt.
		 */
		RETRIES {
			@Override
			public String asString() {
				return "dagster.retries";
			}
		},

		/**
		 * Name of the GraphQL operation, in documents of the application, too;
		 * {@code none} if it has no name.
		 */
		OPERATION_NAME {

			@Override
			public String asString() {
				return "graphql.operation.name";
			}

		}

	}

	/**
	 * What can happen to a request while it is observed.
	 *
	 * @since 0.1.0
	 */
	public enum Events implements Observation.Event {

		/**
		 * The request is about to be sent again, since an attempt was not answered.
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
