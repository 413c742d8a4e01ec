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

package io.github.dagstergraphql.client.internal.launch;

import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.workspace.JobQuery;

/**
 * Request for a launch with an idempotency key.
 *
 * @param key the key
 * @param job the job to launch
 * @param operation the operation that launches it
 */
public record KeyedRequest(String key, JobQuery job, Operation<?> operation) {

	/**
	 * Return a description with the job. The key is omitted.
	 */
	@Override
	public String toString() {
		return "KeyedRequest[job=" + this.job.jobName() + "]";
	}

}
