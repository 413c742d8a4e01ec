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

package io.github.dagstergraphql.client.automation;

/**
 * Conditions for finding schedules or sensors. All conditions must be met; without
 * conditions, all of them are found. Setting a condition again replaces it.
 *
 * @param <S> the type of the spec
 * @since 0.1.0
 */
public interface AutomationFilterSpec<S extends AutomationFilterSpec<S>> {

	/**
	 * Restrict the result to a code location.
	 * @param locationName the name of the code location
	 * @return this spec
	 * @throws IllegalArgumentException if the name is blank
	 */
	S location(String locationName);

	/**
	 * Restrict the result to those with a status.
	 * @param status the status
	 * @return this spec
	 */
	S status(AutomationStatus status);

}
