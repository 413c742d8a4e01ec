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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationEntry.LoadStatus;
import io.github.dagstergraphql.client.location.LocationNotFoundException;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.client.location.ShutdownRepositoryLocationInfo;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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
	void returnsRepositoriesVersionsAndPermissions() {
		List<LocationEntry> locations = server().client().locations().list();
		assertThat(locations).extracting(LocationEntry::repositoryNames)
			.containsExactly(List.of("archive_repository", "billing_repository"), List.of(),
					List.of(DagsterServer.REPOSITORY));
		if (!server().isAtLeast(5)) {
			assertThat(locations).allSatisfy((location) -> {
				assertThat(location.libraryVersions()).isEmpty();
				assertThat(location.permissions()).isEmpty();
			});
			return;
		}
		assertThat(locations.get(0).libraryVersions()).containsEntry("dagster", server().version());
		assertThat(locations.get(1).libraryVersions()).isEmpty();
		assertThat(locations).allSatisfy(
				(location) -> assertThat(location.permissions()).containsEntry("launch_pipeline_execution", true)
					.containsEntry("reload_repository_location", true));
	}

	@Test
	void listsResources() {
		if (!server().isAtLeast(5)) {
			return;
		}
		assertThat(server().client().location("orders").resources()).singleElement().satisfies((resource) -> {
			assertThat(resource.name()).isEqualTo("warehouse");
			assertThat(resource.repositoryName()).isEqualTo(DagsterServer.REPOSITORY);
			assertThat(resource.description()).isEqualTo("Where orders are stored.");
			assertThat(resource.type()).endsWith("warehouse");
			assertThat(resource.jobNames()).isEqualTo(server().isAtLeast(8) ? List.of("nested") : List.of());
			assertThat(resource.assetKeys()).isEmpty();
			assertThat(resource.scheduleNames()).isEmpty();
			assertThat(resource.sensorNames()).isEmpty();
		});
		assertThat(server().client().reactive().location("billing").resources().block()).isEmpty();
	}

	@Test
	void explainsWhyALocationHasNoContent() {
		if (!server().isAtLeast(5)) {
			return;
		}
		assertThatExceptionOfType(LocationNotFoundException.class)
			.isThrownBy(() -> server().client().location("broken").resources())
			.withMessageContaining("this location never loads")
			.satisfies((ex) -> assertThat(ex.getLoadFailure().error().rootCause().message())
				.contains("RuntimeError: this location never loads"));
		assertThatExceptionOfType(LocationNotFoundException.class)
			.isThrownBy(() -> server().client().location("nope").resources())
			.withMessage("No code location with the name \"nope\" exists. Known code locations are "
					+ "\"billing\", \"broken\", \"orders\"")
			.satisfies((ex) -> assertThat(ex.getLoadFailure()).isNull());
	}

	@Test
	void reloadsAllLocations() {
		Instant before = updated("billing");
		Map<String, ReloadRepositoryLocationInfo> outcomes = server().client().locations().reload();
		assertThat(outcomes.keySet()).containsExactly("billing", "broken", "orders");
		assertThat(outcomes.get("billing").isSuccess()).isTrue();
		assertThat(outcomes.get("orders").isSuccess()).isTrue();
		assertThat(outcomes.get("broken").failureType()).isEqualTo(FailureType.REPOSITORY_LOCATION_LOAD_FAILURE);
		assertThat(outcomes.get("broken").loadError().rootCause().message())
			.contains("RuntimeError: this location never loads");
		assertThat(updated("billing")).isAfter(before);
	}

	@Test
	void reportsChanges() {
		List<LocationChange> changes = new CopyOnWriteArrayList<>();
		Disposable subscription = server().client().reactive().locations().changes().subscribe(changes::add);
		// the first requests determine the state to compare with
		await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).until(() -> {
			server().client().location("billing").reload();
			return changes.stream().anyMatch((change) -> change.locationName().equals("billing"));
		});
		subscription.dispose();
		assertThat(changes).filteredOn((change) -> change.locationName().equals("billing"))
			.first()
			.satisfies((change) -> {
				assertThat(change.kind()).isEqualTo(LocationChange.Kind.UPDATED);
				assertThat(change.current().updated()).isAfter(change.previous().updated());
			});
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
