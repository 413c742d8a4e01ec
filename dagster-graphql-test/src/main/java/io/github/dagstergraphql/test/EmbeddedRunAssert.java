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

package io.github.dagstergraphql.test;

import java.util.Objects;

import io.github.dagstergraphql.client.run.RunStatus;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a run of the {@link EmbeddedDagster}.
 *
 * @since 0.1.0
 */
public final class EmbeddedRunAssert extends AbstractAssert<EmbeddedRunAssert, EmbeddedRun> {

	EmbeddedRunAssert(EmbeddedRun run) {
		super(run, EmbeddedRunAssert.class);
	}

	/**
	 * Verify the current status.
	 * @param expected the status
	 * @return this assertion object
	 */
	public EmbeddedRunAssert hasStatus(RunStatus expected) {
		isNotNull();
		RunStatus status = this.actual.status();
		if (status != expected) {
			throw failure("Expected %s to have the status %s", this.actual, expected);
		}
		return this;
	}

	/**
	 * Verify that the run has succeeded.
	 * @return this assertion object
	 */
	public EmbeddedRunAssert succeeded() {
		return hasStatus(RunStatus.SUCCESS);
	}

	/**
	 * Verify that the run has failed.
	 * @return this assertion object
	 */
	public EmbeddedRunAssert failed() {
		return hasStatus(RunStatus.FAILURE);
	}

	/**
	 * Verify that the run was canceled.
	 * @return this assertion object
	 */
	public EmbeddedRunAssert wasCanceled() {
		return hasStatus(RunStatus.CANCELED);
	}

	/**
	 * Verify that the run has a tag.
	 * @param key the key
	 * @param value the value
	 * @return this assertion object
	 */
	public EmbeddedRunAssert hasTag(String key, String value) {
		isNotNull();
		if (!value.equals(this.actual.tags().get(key))) {
			throw failure("Expected %s to have the tag %s=%s, but its tags are %s", this.actual, key, value,
					this.actual.tags());
		}
		return this;
	}

	/**
	 * Verify that the run is a retry or a re-execution of another one.
	 * @param runId the id of the other run
	 * @return this assertion object
	 */
	public EmbeddedRunAssert isRetryOf(String runId) {
		isNotNull();
		if (!Objects.equals(this.actual.parentId(), runId)) {
			throw failure("Expected %s to be a retry of %s, but its parent is %s", this.actual, runId,
					this.actual.parentId());
		}
		return this;
	}

}
