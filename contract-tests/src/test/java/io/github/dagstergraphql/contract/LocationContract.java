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

import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationEntry.LoadStatus;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listing code locations, reloading them and shutting them down.
 */
abstract class LocationContract {

	abstract DagsterServer server();

	@Test
	void listsTheLocationsAndWhyOneFailsToLoad() {
		List<LocationEntry> locations = server().client().locations().list();
		assertThat(locations).extracting(LocationEntry::locationName).containsExactly("billing", "broken", "orders");
		assertThat(locations).allSatisfy((location) -> {
			assertThat(location.loadStatus()).isEqualTo(LoadStatus.LOADED);
			assertThat(location.updated()).isBetween(Instant.now().minus(Duration.ofHours(2)),
					Instant.now().plus(Duration.ofMinutes(1)));
		});
		assertThat(locations.get(0).loadError()).isNull();
		assertThat(locations.get(1).loadError().rootCause().message())
			.contains("RuntimeError: this location never loads");
		assertThat(locations.get(2).loadError()).isNull();
	}

	@Test
	void reportsWhenALocationWasReloaded() {
		Instant before = updated("billing");
		server().client().location("billing").reload();
		assertThat(updated("billing")).isAfter(before);
	}

	private Instant updated(String location) {
		return server().client()
			.locations()
			.list()
			.stream()
			.filter((entry) -> entry.locationName().equals(location))
			.findFirst()
			.orElseThrow()
			.updated();
	}

	@Test
	void reloads() {
		ReloadRepositoryLocationInfo info = server().client().location("billing").reload();
		assertThat(info).isEqualTo(
				new ReloadRepositoryLocationInfo(ReloadRepositoryLocationInfo.Status.SUCCESS, null, null, null, null));
	}

	@Test
	void reportsThatALocationFailsToLoad() {
		ReloadRepositoryLocationInfo info = server().client().reloadRepositoryLocation("broken");
		assertThat(info.isSuccess()).isFalse();
		assertThat(info.failureType()).isEqualTo(FailureType.REPOSITORY_LOCATION_LOAD_FAILURE);
		assertThat(info.errorType()).isEqualTo("PythonError");
		assertThat(info.message()).isNotEmpty();
		assertThat(info.loadError().rootCause().message()).contains("RuntimeError: this location never loads");
	}

	@Test
	void reportsAnUnknownLocation() {
		ReloadRepositoryLocationInfo info = server().client().reloadRepositoryLocation("nope");
		assertThat(info.failureType()).isEqualTo(FailureType.REPOSITORY_LOCATION_NOT_FOUND);
		assertThat(info.message()).isEqualTo("Location nope does not exist.");
	}

	@Test
	@SuppressWarnings("deprecation")
	void reportsWhyALocationCannotBeShutDown() {
		ShutdownRepositoryLocationInfo info = server().client().shutdownRepositoryLocation("orders");
		assertThat(info.isSuccess()).isFalse();
		assertThat(info.errorType()).isEqualTo("PythonError");
		assertThat(info.message()).contains("does not support shutting down");
		assertThat(server().client().location("nope").shutdown().errorType()).isEqualTo("RepositoryLocationNotFound");
	}

}
