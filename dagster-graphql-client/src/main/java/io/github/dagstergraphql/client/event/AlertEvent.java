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

package io.github.dagstergraphql.client.event;

/**
 * Alert of Dagster+ about a run.
 *
 * @since 0.1.0
 */
public abstract sealed class AlertEvent extends RunEvent {

	private AlertEvent(Builder builder) {
		super(builder);
	}

	/**
	 * An alert is being sent ({@code AlertStartEvent}).
	 */
	public static final class Started extends AlertEvent {

		Started(Builder builder) {
			super(builder);
		}

	}

	/**
	 * An alert has been sent ({@code AlertSuccessEvent}).
	 */
	public static final class Succeeded extends AlertEvent {

		Succeeded(Builder builder) {
			super(builder);
		}

	}

	/**
	 * An alert could not be sent ({@code AlertFailureEvent}).
	 */
	public static final class Failed extends AlertEvent {

		Failed(Builder builder) {
			super(builder);
		}

	}

}
