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

package io.github.dagstergraphql.client.observation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.micrometer.common.KeyValue;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Values of tags for names of jobs and code locations. For each client, the first names
 * are values of their own, and all others have a common value.
 */
final class NameTags {

	/**
	 * Default maximum number of jobs, and of code locations, with a value of their own.
	 */
	static final int DEFAULT_MAXIMUM = 100;

	/** Value for names that are not confirmed by a server. */
	static final String UNKNOWN = "unknown";

	/** Value for all code locations. */
	private static final String ALL = "all";

	private static final String OTHER = "other";

	private final int maximum;

	private final ConcurrentMap<String, Names> clients = new ConcurrentHashMap<>();

	/**
	 * Create new tags.
	 * @param maximum the maximum number of jobs, and of code locations, of each client
	 */
	NameTags(int maximum) {
		Assert.isTrue(maximum >= 0, "maximum of names must not be negative");
		this.maximum = maximum;
	}

	/**
	 * Return the value for a job.
	 * @param clientName the name of the client
	 * @param locationName the code location of the job, or {@code null} if it is not
	 * known
	 * @param jobName the name of the job, or {@code null} if it is not known
	 * @return the value
	 */
	String job(String clientName, @Nullable String locationName, @Nullable String jobName) {
		if (jobName == null) {
			return UNKNOWN;
		}
		return of(clientName).jobs().admit(new Job(locationName, jobName)) ? jobName : OTHER;
	}

	/**
	 * Return the value for a code location.
	 * @param clientName the name of the client
	 * @param locationName the code location, or {@code null} if it is not known
	 * @return the value
	 */
	String location(String clientName, @Nullable String locationName) {
		if (locationName == null) {
			return UNKNOWN;
		}
		return of(clientName).locations().admit(locationName) ? locationName : OTHER;
	}

	private Names of(String clientName) {
		return this.clients.computeIfAbsent(clientName,
				(name) -> new Names(new BoundedNames<>(this.maximum), new BoundedNames<>(this.maximum)));
	}

	/**
	 * Return the value for the code location of a reload.
	 * @param reload the reload
	 * @return the value
	 */
	String location(DagsterReloadObservationContext reload) {
		return reload.isWorkspace() ? ALL : location(reload.getClientName(), reload.getLocationName());
	}

	/**
	 * Return the name of a value of an enum as the value of a tag.
	 * @param value the value, or {@code null} while it is not known
	 * @return the value of the tag
	 */
	static String nameOf(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : KeyValue.NONE_VALUE;
	}

	/**
	 * Names of one client.
	 *
	 * @param jobs the jobs: one name in many code locations produces as many meters as
	 * many names in one
	 * @param locations the code locations
	 */
	private record Names(BoundedNames<Job> jobs, BoundedNames<String> locations) {

	}

	/**
	 * Job of a code location.
	 *
	 * @param location the code location
	 * @param name the name of the job
	 */
	private record Job(@Nullable String location, String name) {

	}

}
