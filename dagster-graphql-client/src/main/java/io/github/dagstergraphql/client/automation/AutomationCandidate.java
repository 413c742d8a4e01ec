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
 * Schedule or sensor that matches a requested name, or a similar one.
 *
 * @param locationName the name of its code location
 * @param repositoryName the name of its repository in that location,
 * {@code __repository__} for {@code Definitions}
 * @param name its name
 * @since 0.1.0
 */
public record AutomationCandidate(String locationName, String repositoryName, String name) {

	@Override
	public String toString() {
		return this.locationName + "." + this.repositoryName + "." + this.name;
	}

}
