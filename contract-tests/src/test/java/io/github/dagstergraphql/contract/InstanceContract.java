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

package io.github.dagstergraphql.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.dagstergraphql.client.instance.DaemonStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of the instance.
 */
abstract class InstanceContract {

	abstract DagsterServer server();

	@Test
	void returnsTheVersion() {
		assertThat(server().client().instance().version()).isEqualTo(server().version());
		assertThat(server().client().reactive().instance().version().block()).isEqualTo(server().version());
	}

	@Test
	void listsTheDaemons() {
		List<DaemonStatus> daemons = server().client().instance().daemons();
		assertThat(daemons).extracting(DaemonStatus::type).contains("SENSOR", "BACKFILL", "SCHEDULER");
		assertThat(daemons).allSatisfy((daemon) -> {
			assertThat(daemon.required()).isTrue();
			assertThat(daemon.healthy()).isTrue();
			assertThat(daemon.lastHeartbeat()).isBetween(Instant.now().minus(Duration.ofMinutes(30)),
					Instant.now().plus(Duration.ofMinutes(1)));
			assertThat(daemon.errors()).isEmpty();
		});
	}

}
