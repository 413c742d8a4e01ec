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

package io.github.dagstergraphql.docs.batch;

import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Step that runs a job of Dagster and succeeds if its run does. It has no state, so that
 * several steps may share it.
 */
// tag::tasklet[]
class DagsterTasklet implements Tasklet, StepExecutionListener {

	static final String RUN_ID = "dagster.runId";

	static final String RUN_URL = "dagster.runUrl";

	private static final String KEY = "dagster.idempotencyKey";

	private static final String RESULT = "dagster.result";

	private final DagsterGraphQlClient dagster;

	private final Function<JobParameters, JobSpec> job;

	private final AwaitOptions options;

	DagsterTasklet(DagsterGraphQlClient dagster, Function<JobParameters, JobSpec> job, AwaitOptions options) {
		this.dagster = dagster;
		this.job = job;
		this.options = options.requireSuccess();
	}

	// Batch stores the execution context and checks for a stop whenever this returns
	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) throws Exception {
		StepExecution step = contribution.getStepExecution();
		ExecutionContext context = step.getExecutionContext();
		if (!context.containsKey(KEY)) {
			context.putString(KEY, UUID.randomUUID().toString());
			return RepeatStatus.CONTINUABLE;
		}
		if (chunk.getAttribute(RESULT) instanceof Future<?> result) {
			return hasSucceeded(result) ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
		}
		RunHandle run = context.containsKey(RUN_ID) ? resume(context.getString(RUN_ID))
				: this.job.apply(step.getJobParameters()).idempotencyKey(context.getString(KEY)).launch();
		context.putString(RUN_ID, run.id());
		context.putString(RUN_URL, run.uiUrl().toString());
		chunk.setAttribute(RESULT, run.awaitAsync(this.options));
		return RepeatStatus.CONTINUABLE;
	}

	private static boolean hasSucceeded(Future<?> result) throws Exception {
		try {
			result.get(1, TimeUnit.SECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
	}

	private RunHandle resume(String runId) {
		Run last = lastAttempt(runId);
		RunHandle run = this.dagster.run(last.id());
		return switch (last.status()) {
			case FAILURE, CANCELED -> run.reexecute().fromFailure().launch();
			default -> run;
		};
	}

	// the run, or its latest re-execution
	private Run lastAttempt(String runId) {
		return this.dagster.run(runId)
			.group()
			.stream()
			.max(Comparator.comparing(Run::created, Comparator.nullsFirst(Comparator.naturalOrder())))
			.orElseThrow();
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution step) {
		ExecutionContext context = step.getExecutionContext();
		if (step.getStatus() == BatchStatus.STOPPED && context.containsKey(RUN_ID)) {
			this.dagster.run(lastAttempt(context.getString(RUN_ID)).id())
				.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(2));
		}
		return null;
	}

}
// end::tasklet[]
