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

import java.util.List;

import io.github.dagstergraphql.client.automation.ReactiveSensorsSpec;
import io.github.dagstergraphql.client.automation.Sensor;
import io.github.dagstergraphql.client.automation.SensorType;
import io.github.dagstergraphql.client.internal.automation.query.AutomationQueries;
import reactor.core.publisher.Mono;

/**
 * The default {@link ReactiveSensorsSpec}.
 */
final class DefaultReactiveSensorsSpec extends DelegatingAutomationFilterSpec<ReactiveSensorsSpec>
		implements ReactiveSensorsSpec {

	DefaultReactiveSensorsSpec(AutomationQueries queries) {
		super(queries);
	}

	@Override
	ReactiveSensorsSpec self() {
		return this;
	}

	@Override
	public ReactiveSensorsSpec type(SensorType type) {
		return with(this.filter.withType(type));
	}

	@Override
	public Mono<List<Sensor>> list() {
		return this.queries.sensors().map(this.filter::sensors);
	}

	@Override
	public String toString() {
		return "ReactiveSensorsSpec[" + this.filter + "]";
	}

}
