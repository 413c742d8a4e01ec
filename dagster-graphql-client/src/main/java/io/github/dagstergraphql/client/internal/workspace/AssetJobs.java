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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.List;

import io.github.dagstergraphql.client.internal.workspace.WorkspaceLocations.Entry;
import io.github.dagstergraphql.client.job.JobCandidate;

/**
 * Jobs that Dagster itself creates for the assets of a code location:
 * {@code __ASSET_JOB}, and on older servers one for each partitioning,
 * {@code __ASSET_JOB_0} and so on.
 */
public final class AssetJobs {

	/** Name, or beginning of the names, of the jobs that Dagster creates for assets. */
	public static final String NAME = "__ASSET_JOB";

	/**
	 * Beginning of the names of jobs for the assets that a schedule or sensor targets.
	 */
	private static final String OF_AUTOMATION = "__anonymous_asset_job";

	private AssetJobs() {
	}

	/**
	 * Return whether a job is one that Dagster creates for assets.
	 * @param jobName the name of the job
	 * @return {@code true} if so
	 */
	public static boolean isAssetJob(String jobName) {
		return jobName.startsWith(NAME);
	}

	/**
	 * Return whether Dagster has created a job, and its user interface does not list it.
	 * @param jobName the name of the job
	 * @return {@code true} for a job for assets, or for the assets that a schedule or
	 * sensor targets
	 */
	public static boolean isImplicit(String jobName) {
		return isAssetJob(jobName) || jobName.startsWith(OF_AUTOMATION);
	}

	/**
	 * Return an explanation for an ambiguous name of such a job.
	 * @param query the query for the job
	 * @return the sentence with a leading separator, or an empty text
	 */
	static String ambiguityHint(JobQuery query) {
		return isAssetJob(query.jobName())
				? ". Dagster creates a job with this name for the assets of each code location" : "";
	}

	/**
	 * Return an explanation for a missing job for assets.
	 * @param query the query for the job
	 * @param entries the code locations
	 * @return the sentence with a leading separator, or an empty text
	 */
	static String notFoundHint(JobQuery query, List<Entry> entries) {
		if (!isAssetJob(query.jobName())) {
			return "";
		}
		List<JobCandidate> assetJobs = entries.stream()
			.filter((entry) -> query.location() == null || query.location().equals(entry.location()))
			.flatMap(Entry::assetJobs)
			.toList();
		return assetJobs.isEmpty() ? ". No loaded code location has a job that Dagster creates for assets"
				: ". The jobs that Dagster creates for assets have other names on this server: " + assetJobs;
	}

}
