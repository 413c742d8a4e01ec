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
import java.util.Map;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Batch job with a step that runs a job of Dagster.
 */
@Configuration(proxyBeanMethods = false)
class NightlyJob {

	// tag::job[]
	@Bean
	Job nightly(JobRepository jobRepository, DagsterGraphQlClient dagster) {
		DagsterTasklet dailyOrders = new DagsterTasklet(dagster,
				(parameters) -> dagster.job("daily_orders")
					.runConfig(Map.of("ops",
							Map.of("load", Map.of("config", Map.of("day", parameters.getString("day")))))),
				AwaitOptions.within(Duration.ofHours(3)));
		Step step = new StepBuilder("dailyOrders", jobRepository).tasklet(dailyOrders).build();
		return new JobBuilder("nightly", jobRepository).start(step).build();
	}
	// end::job[]

	// tag::recover[]
	static JobExecution recover(JobOperator jobOperator, JobExecution killed) throws JobRestartException {
		return jobOperator.restart(jobOperator.recover(killed));
	}
	// end::recover[]

}
