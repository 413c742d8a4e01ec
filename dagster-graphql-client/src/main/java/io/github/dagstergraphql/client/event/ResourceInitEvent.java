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
 * Initialization of the resources of a process.
 *
 * @since 0.1.0
 */
public abstract sealed class ResourceInitEvent extends RunEvent {

	private ResourceInitEvent(Builder builder) {
		super(builder);
	}

	/**
	 * The initialization has started ({@code ResourceInitStartedEvent}).
	 */
	public static final class Started extends ResourceInitEvent {

		Started(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The resources have been initialized ({@code ResourceInitSuccessEvent}).
	 */
	public static final class Succeeded extends ResourceInitEvent {

		Succeeded(Builder builder) {
			super(builder);
		}

	}

	/**
	 * The initialization has failed ({@code ResourceInitFailureEvent}).
	 */
	public static final class Failed extends ResourceInitEvent {

		Failed(Builder builder) {
			super(builder);
		}

	}

}
