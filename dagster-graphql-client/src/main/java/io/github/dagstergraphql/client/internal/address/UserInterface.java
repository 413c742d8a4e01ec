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

package io.github.dagstergraphql.client.internal.address;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * Dagster's user interface, for links to runs, backfills, assets, jobs, schedules and
 * sensors.
 *
 * @param url the URL, without user and password
 */
public record UserInterface(URI url) {

	/**
	 * Create an instance from a configured URL.
	 * @param url an absolute http or https URL
	 * @return the user interface
	 * @throws IllegalArgumentException if it is not, or has a user, a query or a fragment
	 */
	public static UserInterface of(String url) {
		return new UserInterface(Endpoint.parseAbsolute(url, "ui url"));
	}

	public URI run(String runId) {
		return page("runs", runId);
	}

	public URI backfill(String backfillId) {
		return page("runs", "b", backfillId);
	}

	public URI asset(List<String> path) {
		return page(Stream.concat(Stream.of("assets"), path.stream()).toArray(String[]::new));
	}

	public URI job(String location, String repository, String name) {
		return page("locations", repository + "@" + location, "jobs", name);
	}

	public URI schedule(String location, String repository, String name) {
		return page("locations", repository + "@" + location, "schedules", name);
	}

	public URI sensor(String location, String repository, String name) {
		return page("locations", repository + "@" + location, "sensors", name);
	}

	private URI page(String... segments) {
		return UriComponentsBuilder.fromUri(this.url).pathSegment(segments).encode().build().toUri();
	}

}
