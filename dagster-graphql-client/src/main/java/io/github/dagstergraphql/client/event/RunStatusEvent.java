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
 * Change of the status of a run.
 *
 * @since 0.1.0
 */
public abstract sealed class RunStatusEvent extends RunEvent {

	private RunStatusEvent(Builder builder) {
		super(builder);
	}

	/**
	 * Return whether the run is finished.
	 * @return {@code true} for {@link Succeeded}, {@link Failed} and {@link Canceled}
	 */
	public boolean isFinished() {
		return false;
	}

	/**
	 * The run has been added to the queue ({@code RunEnqueuedEvent}).
	 */
	public static final class Enqueued extends RunStatusEvent {

		Enqueued(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The run has been removed from the queue to be started ({@code RunDequeuedEvent}).
	 */
	public static final class Dequeued extends RunStatusEvent {

		Dequeued(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The run is being started ({@code RunStartingEvent}).
	 */
	public static final class Starting extends RunStatusEvent {

		Starting(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The run has started ({@code RunStartEvent}).
	 */
	public static final class Started extends RunStatusEvent {

		Started(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The run is being terminated ({@code RunCancelingEvent}).
	 */
	public static final class Canceling extends RunStatusEvent {

		Canceling(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The run has succeeded ({@code RunSuccessEvent}).
	 */
	public static final class Succeeded extends RunStatusEvent {

		Succeeded(Builder builder) {
			super(builder);
		}

		@Override
		public boolean isFinished() {
			return true;
		}

	}

	/**
	 * The run has failed ({@code RunFailureEvent}). {@link #error()} is usually the error
	 * of the first step that failed, and {@code null} if the run was marked as failed: an
	 * {@link EngineEvent} before this event may then report the reason.
	 */
	public static final class Failed extends RunStatusEvent {

		Failed(Builder builder) {
			super(builder);
		}

		@Override
		public boolean isFinished() {
			return true;
		}

	}

	/**
	 * The run was terminated ({@code RunCanceledEvent}).
	 */
	public static final class Canceled extends RunStatusEvent {

		Canceled(Builder builder) {
			super(builder);
		}

		@Override
		public boolean isFinished() {
			return true;
		}

	}

}
