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

package io.github.dagstergraphql.client.internal.run.reexecute;

import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterServerException;
import io.github.dagstergraphql.client.internal.call.EndingListener;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.RunSubmission;
import io.github.dagstergraphql.client.observation.RunSubmission.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Follows a re-execution through all that it takes, and tells the metrics of it in the
 * end. The job is the one that the server says the parent run had.
 */
final class ReexecutionSubmission extends EndingListener<String> {

	private final DagsterClientMetrics metrics;

	private final String clientName;

	private volatile @Nullable RunToRepeat parent;

	/** Whether a run may have come of it, for all that is known before the answer. */
	private volatile boolean sent;

	ReexecutionSubmission(DagsterClientMetrics metrics, String clientName) {
		this.metrics = metrics;
		this.clientName = clientName;
	}

	void found(RunToRepeat parent) {
		this.parent = parent;
	}

	void sending() {
		this.sent = true;
	}

	void answered(Throwable failure) {
		this.sent = failure instanceof DagsterGraphQlClientException ex && ex.isOutcomeUnknown();
	}

	@Override
	protected void succeeded(@Nullable String runId) {
		report(Outcome.SUCCESS);
	}

	@Override
	protected void failed(Throwable failure) {
		if (failure instanceof JobNotFoundException) {
			this.parent = null;
		}
		boolean unknown = failure instanceof DagsterGraphQlClientException ex && ex.isOutcomeUnknown();
		Outcome refused = (failure instanceof DagsterServerException) ? Outcome.REJECTED : Outcome.FAILED;
		report(unknown ? Outcome.UNKNOWN : refused);
	}

	@Override
	protected void cancelled() {
		report(this.sent ? Outcome.UNKNOWN : Outcome.FAILED);
	}

	private void report(Outcome outcome) {
		RunToRepeat known = (this.parent != null && this.parent.hasPlace()) ? this.parent : null;
		this.metrics.runSubmitted(new RunSubmission(this.clientName, (known != null) ? known.job() : null,
				(known != null) ? known.location() : null, outcome));
	}

}
