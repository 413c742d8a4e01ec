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
 * Execution of a hook after a step.
 *
 * @since 0.1.0
 */
public abstract sealed class HookEvent extends RunEvent {

	private HookEvent(Builder builder) {
		super(builder);
	}

	/**
	 * A hook has been executed ({@code HookCompletedEvent}).
	 */
	public static final class Completed extends HookEvent {

		Completed(Builder builder) {
			super(builder);
		}

	}

	/**
	 * A hook has failed ({@code HookErroredEvent}).
	 */
	public static final class Errored extends HookEvent {

		Errored(Builder builder) {
			super(builder);
		}

	}

	/**
	 * A hook was skipped, because its condition is not met ({@code HookSkippedEvent}).
	 */
	public static final class Skipped extends HookEvent {

		Skipped(Builder builder) {
			super(builder);
		}

	}

}
