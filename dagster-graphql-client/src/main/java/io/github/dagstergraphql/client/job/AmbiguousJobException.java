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

package io.github.dagstergraphql.client.job;

import java.util.List;

import io.github.dagstergraphql.client.error.DagsterServerException;

/**
 * Thrown when several code locations or repositories have a job of the given name, so
 * that its location cannot be inferred. Specify the location or the repository.
 *
 * @since 0.1.0
 */
public final class AmbiguousJobException extends DagsterServerException {

	private final transient List<JobCandidate> candidates;

	/**
	 * Create a new exception.
	 * @param message the job and the candidates; safe to log
	 * @param candidates the matching jobs
	 */
	public AmbiguousJobException(String message, List<JobCandidate> candidates) {
		super("AmbiguousJob", message, null, false);
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * Return the matching jobs.
	 * @return two or more candidates
	 */
	public List<JobCandidate> getCandidates() {
		return this.candidates;
	}

}
