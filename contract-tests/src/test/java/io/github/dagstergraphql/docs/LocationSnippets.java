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

package io.github.dagstergraphql.docs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.location.LocationChange;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationResource;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import reactor.core.publisher.Flux;

/**
 * Examples of the page about code locations.
 */
final class LocationSnippets {

	private LocationSnippets() {
	}

	static void list(DagsterGraphQlClient dagster) {
		// tag::list[]
		for (LocationEntry location : dagster.locations().list()) {
			System.out.println(location.locationName() + " " + location.libraryVersions().get("dagster"));
			if (location.loadError() != null) {
				System.out.println("failed to load: " + location.loadError().summary());
			}
		}
		// end::list[]
	}

	static List<LocationResource> resources(DagsterGraphQlClient dagster) {
		// tag::resources[]
		List<LocationResource> resources = dagster.location("etl").resources();
		resources.forEach((resource) -> System.out.println(resource.name() + " is used by " + resource.jobNames()));
		// end::resources[]
		return resources;
	}

	static boolean reload(DagsterGraphQlClient dagster) {
		// tag::reload[]
		ReloadRepositoryLocationInfo outcome = dagster.location("etl").reload();
		if (!outcome.isSuccess()) {
			System.out.println(outcome.failureType() + ": " + outcome.message());
		}
		// end::reload[]
		return outcome.isSuccess();
	}

	static Map<String, ReloadRepositoryLocationInfo> reloadAll(DagsterGraphQlClient dagster) {
		// tag::reload-all[]
		Map<String, ReloadRepositoryLocationInfo> outcomes = dagster.locations().reload();
		outcomes.forEach((location, outcome) -> System.out.println(location + ": " + outcome.status()));
		// end::reload-all[]
		return outcomes;
	}

	static void changes(DagsterGraphQlClient dagster) {
		// tag::changes[]
		try (Stream<LocationChange> changes = dagster.locations().changes()) {
			changes.forEach((change) -> System.out.println(change.locationName() + " " + change.kind()));
		}
		// end::changes[]
	}

	static Flux<LocationChange> reactiveChanges(ReactiveDagsterGraphQlClient dagster) {
		// tag::reactive-changes[]
		Flux<LocationChange> failures = dagster.locations()
			.changes()
			.filter((change) -> change.current() != null && change.current().loadError() != null);
		// end::reactive-changes[]
		return failures;
	}

}
