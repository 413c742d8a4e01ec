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

package io.github.dagstergraphql.client.internal.automation;

import io.github.dagstergraphql.client.automation.AutomationFilterSpec;
import io.github.dagstergraphql.client.automation.AutomationStatus;
import io.github.dagstergraphql.client.internal.automation.query.AutomationQueries;

/**
 * Base class of specs that collect conditions for schedules or sensors.
 *
 * @param <S> the type of the spec
 */
abstract class DelegatingAutomationFilterSpec<S extends AutomationFilterSpec<S>> implements AutomationFilterSpec<S> {

	final AutomationQueries queries;

	AutomationFilter filter = AutomationFilter.ALL;

	DelegatingAutomationFilterSpec(AutomationQueries queries) {
		this.queries = queries;
	}

	abstract S self();

	S with(AutomationFilter newFilter) {
		this.filter = newFilter;
		return self();
	}

	@Override
	public S location(String locationName) {
		return with(this.filter.withLocation(locationName));
	}

	@Override
	public S status(AutomationStatus status) {
		return with(this.filter.withStatus(status));
	}

}
