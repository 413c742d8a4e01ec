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
 * Meters of {@link io.github.dagstergraphql.client.DagsterLiveConnectionMetrics}. Unlike
 * the rest of this package, this type requires {@code micrometer-core}.
 *
 * @since 0.1.0
 */
public enum DagsterLiveMeterDocumentation implements MeterDocumentation {

	/**
	 * WebSocket connections that are open or being opened.
	 */
	CONNECTIONS {

		@Override
		public String getName() {
			return "dagster.live.connections";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return ClientKeyNames.values();
		}

	},

	/**
	 * Results that were received over WebSocket connections. A result contains one event,
	 * or several past ones.
	 */
	RESULTS {

		@Override
		public String getName() {
			return "dagster.live.results";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return ClientKeyNames.values();
		}

	},

	/**
	 * Subscriptions over WebSocket connections that have failed. Waits for runs, and
	 * streams of their events, continue by polling.
	 */
	FAILURES {

		@Override
		public String getName() {
			return "dagster.live.failures";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return FailureKeyNames.values();
		}

	};

	/**
	 * Keys of {@link #CONNECTIONS} and {@link #RESULTS}.
	 *
	 * @since 0.1.0
	 */
	public enum ClientKeyNames implements KeyName {

		/**
		 * Name of the client. Defaults to {@code default}.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		}

	}

	/**
	 * Keys of {@link #FAILURES}.
	 *
	 * @since 0.1.0
	 */
	public enum FailureKeyNames implements KeyName {

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
		 * Reason for the failure: {@code UNSUPPORTED} (the HTTP client cannot open
		 * WebSocket connections), {@code LIMIT} (the maximum number of connections is
		 * open), {@code REFUSED} (the server or a gateway did not open the connection),
		 * {@code BROKEN} (the server cannot be reached, or the connection broke),
		 * {@code SILENT} (nothing was received for too long), {@code INVALID} (the server
		 * sent something that is not a message of the protocol), {@code OVERFLOW} (the
		 * results were consumed too slowly) or {@code FAILED} (the server reported an
		 * error).
		 */
		REASON {

			@Override
			public String asString() {
				return "reason";
			}

		}

	}

}
