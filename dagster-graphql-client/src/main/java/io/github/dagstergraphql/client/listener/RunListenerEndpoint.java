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

package io.github.dagstergraphql.client.listener;

import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.RunsSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a listener listens to, and how it is called.
 *
 * @param id the id
 * @param description where the listener is declared
 * @param clientName the name of the client
 * @param client the client
 * @param jobs the names of the jobs, or none for all jobs
 * @param statuses the statuses, at least one
 * @param tags the tags that the runs must have
 * @param concurrency the maximum number of changes that are processed at the same time
 * @param autoStartup whether the listener starts with the application
 * @param errorHandler the handler for failures, or {@code null} to log them
 * @param invoker calls the listener
 */
record RunListenerEndpoint(String id, String description, String clientName, DagsterGraphQlClient client,
		Set<String> jobs, Set<RunStatus> statuses, Map<String, String> tags, int concurrency, boolean autoStartup,
		@Nullable DagsterRunListenerErrorHandler errorHandler, RunListenerInvoker invoker) {

	/**
	 * Return the runs that the server should report.
	 * @return the runs, which may be of other jobs if there are several
	 */
	RunsSpec runs() {
		RunsSpec runs = this.client.runs().statuses(this.statuses.toArray(RunStatus[]::new));
		for (Map.Entry<String, String> tag : this.tags.entrySet()) {
			runs = runs.tag(tag.getKey(), tag.getValue());
		}
		return (this.jobs.size() == 1) ? runs.job(this.jobs.iterator().next()) : runs;
	}

	/**
	 * Return whether the listener is called for a run that the server has reported.
	 * @param run the run
	 * @return whether the job of the run is one of the jobs
	 */
	boolean accepts(Run run) {
		return this.jobs.isEmpty() || this.jobs.contains(run.jobName());
	}

}
