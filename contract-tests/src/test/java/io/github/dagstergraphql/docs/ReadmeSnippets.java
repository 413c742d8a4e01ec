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

package io.github.dagstergraphql.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.job.ConfigField;
import io.github.dagstergraphql.client.job.ConfigType;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.RunConfig;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.PlannedStep;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunConfigComponent;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Examples of the README and of the pages on launches, errors and custom documents.
 */
class ReadmeSnippets {

	private static final Logger log = LoggerFactory.getLogger(ReadmeSnippets.class);

	AwaitedRun use(DagsterGraphQlClient dagster) {
		// tag::use[]
		RunHandle run = dagster.job("daily_orders")
			.runConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", "2026-11-22")))))
			.tag("team", "core")
			.launch();
		AwaitedRun done = run.await(AwaitOptions.within(Duration.ofHours(1)).requireSuccess());
		// end::use[]
		return done;
	}

	RunHandle runConfig(DagsterGraphQlClient dagster) {
		// tag::run-config[]
		RunConfig runConfig = RunConfig.builder()
			.ops("load")
			.config(new LoadConfig(LocalDate.of(2026, 11, 22), Optional.empty()))
			.resources("warehouse")
			.config(Map.of("schema", "sales"))
			.build();
		RunHandle run = dagster.job("daily_orders").runConfig(runConfig).launch();
		// end::run-config[]
		return run;
	}

	void several(DagsterGraphQlClient dagster) {
		// tag::several[]
		List<JobExecution> executions = Stream.of("eu", "us")
			.map((region) -> JobExecution.builder("daily_orders").tag("region", region).build())
			.toList();
		for (LaunchResult<RunHandle> result : dagster.launchAll(executions)) {
			if (result instanceof LaunchResult.Failed<RunHandle> failed) {
				log.warn("{} was not launched: {}", failed.execution().tags(), failed.failure().getMessage());
			}
		}
		// end::several[]
	}

	void plan(DagsterGraphQlClient dagster, String runId) {
		// tag::plan[]
		List<PlannedStep> plan = dagster.job("daily_orders").opSelection("load+").executionPlan();
		plan.forEach((step) -> log.info("{} after {}", step.key(), step.upstream()));

		for (PlannedStep step : dagster.run(runId).executionPlan()) {
			log.info("{}: {}", step.key(), step.statistics());
		}
		// end::plan[]
	}

	void schema(DagsterGraphQlClient dagster, Path file) throws IOException {
		// tag::schema[]
		RunConfigSchema schema = dagster.job("daily_orders").runConfigSchema();

		// for a form, a validator, or an editor of run config in YAML
		Files.writeString(file, schema.toJsonSchemaText());

		// the sections of the run config
		if (schema.root() instanceof ConfigType.Shape root) {
			for (ConfigField section : root.fields()) {
				log.info("{}{}", section.name(), section.isRequired() ? " (required)" : "");
			}
		}
		// end::schema[]
	}

	String defaults(DagsterGraphQlClient dagster) {
		// tag::defaults[]
		String yaml = dagster.job("daily_orders").defaultRunConfigYaml();
		Map<String, Object> values = dagster.job("daily_orders").defaultRunConfig();
		// end::defaults[]
		return yaml + values;
	}

	Map<String, String> origins(DagsterGraphQlClient dagster, LoadConfig load) {
		Map<String, String> problems = new LinkedHashMap<>();
		// tag::origins[]
		try {
			dagster.job("daily_orders").runConfig(RunConfig.builder().ops("load").config(load).build()).launch();
		}
		catch (RunConfigInvalidException ex) {
			for (RunConfigErrorInfo error : ex.getErrors()) {
				for (RunConfigComponent component : error.components()) {
					// such as LoadConfig.day
					problems.put(component.toString(), error.reason());
				}
			}
		}
		// end::origins[]
		return problems;
	}

	List<String> validate(DagsterGraphQlClient dagster, Map<String, Object> input) {
		// tag::validate[]
		try {
			dagster.job("daily_orders").runConfig(input).validate();
			return List.of();
		}
		catch (RunConfigInvalidException ex) {
			return ex.getErrors().stream().map((error) -> error.place() + ": " + error.reason()).toList();
		}
		// end::validate[]
	}

	void plain() {
		// tag::plain[]
		try (DagsterGraphQlClient dagster = DagsterGraphQlClient.builder().host("dagster.example.org").build()) {
			dagster.submitJobExecution("daily_orders");
		}
		// end::plain[]
	}

	Mono<RunStatus> reactive(DagsterGraphQlClient dagster) {
		// tag::reactive[]
		Mono<RunStatus> status = dagster.reactive().job("daily_orders").launch().flatMap(ReactiveRunHandle::status);
		// end::reactive[]
		return status;
	}

	List<String> graphql(DagsterGraphQlClient dagster) {
		// tag::graphql[]
		List<String> daemons = dagster.graphql()
			.document("{ instance { daemonHealth { allDaemonStatuses { daemonType healthy } } } }")
			.retrieve("instance.daemonHealth.allDaemonStatuses")
			.toEntityList(Daemon.class)
			.stream()
			.filter((daemon) -> !Boolean.TRUE.equals(daemon.healthy()))
			.map(Daemon::daemonType)
			.toList();
		// end::graphql[]
		return daemons;
	}

	Flux<String> subscription(ReactiveDagsterGraphQlClient dagster, String runId) {
		// tag::subscription[]
		Flux<String> messages = dagster.graphql()
			.document("""
					subscription Messages($runId: ID!) {
					  pipelineRunLogs(runId: $runId) {
					    ... on PipelineRunLogsSubscriptionSuccess { messages { ... on MessageEvent { message } } }
					  }
					}""")
			.variable("runId", runId)
			.retrieveSubscription("pipelineRunLogs.messages")
			.toEntityList(LogMessage.class)
			.concatMapIterable((batch) -> batch, 1)
			.map(LogMessage::message);
		// end::subscription[]
		return messages;
	}

	void errors(DagsterGraphQlClient dagster) {
		// tag::errors[]
		try {
			dagster.submitJobExecution("daily_orders");
		}
		catch (RunConfigInvalidException ex) {
			ex.getErrors().forEach((error) -> log.warn("{} at {}", error.reason(), error.place()));
		}
		catch (DagsterGraphQlClientException ex) {
			log.warn("Launch failed, outcome {}: {}", ex.isOutcomeUnknown() ? "unknown" : "known", ex.getMessage());
		}
		// end::errors[]
	}

	void container() {
		// tag::plain-container[]
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27").withDefinitions("definitions")) {
			container.start();
			DagsterGraphQlClient dagster = DagsterGraphQlClient.builder().url(container.getUrl()).build();
		}
		// end::plain-container[]
	}

	// tag::load-config[]
	record LoadConfig(LocalDate day, Optional<Integer> limit) {

	}
	// end::load-config[]

	record LogMessage(String message) {

	}

	record Daemon(String daemonType, Boolean healthy) {

	}

}
