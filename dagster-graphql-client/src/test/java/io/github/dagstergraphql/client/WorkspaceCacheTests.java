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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.job.AmbiguousJobException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the client remembers of the workspace, and when it forgets.
 */
class WorkspaceCacheTests {

	/** The code locations that have the job {@code greeting}. */
	private final AtomicReference<List<String>> owners = new AtomicReference<>(List.of("etl"));

	/** Entries of code locations that are not loaded, as JSON. */
	private volatile String unloaded = "";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	WorkspaceCacheTests() {
		this.stub.answer(this::play);
	}

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void asksOnce() {
		this.client.submitJobExecution("greeting");
		this.client.submitJobExecution("greeting");
		assertThat(operations()).containsExactly("Repositories", "FindJob", "LaunchRun", "LaunchRun");
	}

	@Test
	void concurrentCallersShareOneRequest() {
		Flux.range(0, 20)
			.flatMap((index) -> this.client.reactive().submitJobExecution("greeting"), 20)
			.blockLast(Duration.ofSeconds(20));
		assertThat(operations()).filteredOn((operation) -> !operation.equals("LaunchRun"))
			.containsExactly("Repositories", "FindJob");
	}

	@Test
	void clearsTheCacheWhenALocationIsReloaded() {
		this.client.submitJobExecution("greeting");
		this.client.reloadRepositoryLocation("etl");
		this.client.submitJobExecution("greeting");
		assertThat(operations()).containsExactly("Repositories", "FindJob", "LaunchRun", "ReloadRepositoryLocation",
				"Repositories", "FindJob", "LaunchRun");
	}

	@Test
	void findsAJobThatHasMoved() {
		this.client.submitJobExecution("greeting");
		this.owners.set(List.of("other"));
		this.client.submitJobExecution("greeting");
		assertThat(operations()).containsExactly("Repositories", "FindJob", "LaunchRun", "LaunchRun", "Repositories",
				"FindJob", "LaunchRun");
	}

	@Test
	void doesNotCacheAMissingJob() {
		this.owners.set(List.of());
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> this.client.submitJobExecution("greeting"));
		this.owners.set(List.of("etl"));
		assertThat(this.client.submitJobExecution("greeting")).isEqualTo("run-of-etl");
	}

	@Test
	void cacheExpires() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try (DagsterGraphQlClient aging = this.stub.client().build()) {
			aging.submitJobExecution("greeting");
			time.advanceTimeBy(Duration.ofSeconds(59));
			aging.submitJobExecution("greeting");
			this.owners.set(List.of("etl", "other"));
			time.advanceTimeBy(Duration.ofSeconds(2));
			assertThatExceptionOfType(AmbiguousJobException.class)
				.isThrownBy(() -> aging.submitJobExecution("greeting"));
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@Test
	void aCanceledCallerDoesNotAffectOthers() {
		Mono<String> launch = this.client.reactive().submitJobExecution("greeting");
		launch.timeout(Duration.ofMillis(1)).onErrorComplete().block();
		assertThat(launch.block(Duration.ofSeconds(20))).isEqualTo("run-of-etl");
	}

	@Test
	void logsThatALocationCouldNotBeSearched() {
		Logger logger = (Logger) LoggerFactory
			.getLogger("io.github.dagstergraphql.client.internal.workspace.Workspace");
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		try {
			this.client.submitJobExecution("greeting");
			assertThat(log.list).isEmpty();
			this.unloaded = "{\"name\":\"broken\",\"locationOrLoadError\":{\"__typename\":\"PythonError\"}},"
					+ "{\"name\":\"slow\",\"locationOrLoadError\":null}";
			this.client.reloadRepositoryLocation("etl");
			this.client.submitJobExecution("greeting");
			this.client.submitJobExecution("greeting");
			this.client.job("greeting").location("etl").launch();
			assertThat(log.list).singleElement()
				.satisfies((event) -> assertThat(event.getLevel()).isEqualTo(Level.WARN))
				.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("The job greeting",
						"in code location etl only", "[broken, slow] could not be searched"));
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void explainsTheJobsOfAssets() {
		this.owners.set(List.of("etl", "other"));
		assertThatExceptionOfType(AmbiguousJobException.class)
			.isThrownBy(() -> this.client.submitJobExecution("__ASSET_JOB"))
			.withMessageContaining("Dagster creates a job with this name for the assets of each code location");
		this.owners.set(List.of());
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> this.client.submitJobExecution("__ASSET_JOB"))
			.withMessageContaining("have other names on this server: [etl.r.__ASSET_JOB_0]")
			.satisfies((ex) -> assertThat(ex.getNearMisses()).isEmpty());
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> this.client.job("__ASSET_JOB").location("other").launch())
			.withMessageContaining("No loaded code location has a job that Dagster creates for assets");
	}

	private List<String> operations() {
		return this.stub.requests().stream().map(StubDagster.Request::operation).toList();
	}

	private Answer play(StubDagster.Request request) {
		return switch (request.operation()) {
			case "Repositories" -> data("repositoriesOrError",
					"\"__typename\":\"RepositoryConnection\",\"nodes\":["
							+ "{\"name\":\"r\",\"location\":{\"name\":\"etl\"}},"
							+ "{\"name\":\"r\",\"location\":{\"name\":\"other\"}}]},\"workspaceOrError\":{"
							+ "\"__typename\":\"Workspace\",\"locationEntries\":["
							+ "{\"name\":\"etl\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\"}}"
							+ (this.unloaded.isEmpty() ? "" : "," + this.unloaded) + "]");
			case "FindJob" -> Answer.json("{\"data\":{\"r0\":" + found("etl") + ",\"r1\":" + found("other") + "}}");
			case "LaunchRun" -> {
				String location = request.variables().at("/executionParams/selector/repositoryLocationName").asString();
				yield data("launchPipelineExecution",
						this.owners.get().contains(location)
								? "\"__typename\":\"LaunchRunSuccess\",\"run\":{\"runId\":\"run-of-" + location + "\"}"
								: "\"__typename\":\"PipelineNotFoundError\",\"message\":\"no\"");
			}
			case "ReloadRepositoryLocation" -> data("reloadRepositoryLocation",
					"\"__typename\":\"WorkspaceLocationEntry\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\"}");
			case "Workspace" -> data("workspaceOrError", "\"__typename\":\"Workspace\",\"locationEntries\":["
					+ "{\"name\":\"etl\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\",\"repositories\":["
					+ "{\"name\":\"r\",\"pipelines\":[{\"name\":\"__ASSET_JOB_0\"},{\"name\":\"greeting\"}]}]}},"
					+ "{\"name\":\"other\",\"locationOrLoadError\":{\"__typename\":\"RepositoryLocation\",\"repositories\":[]}}]");
			default -> throw new IllegalStateException(request.operation());
		};
	}

	private String found(String location) {
		return "{\"__typename\":\"" + (this.owners.get().contains(location) ? "Pipeline" : "PipelineNotFoundError")
				+ "\"}";
	}

	private static Answer data(String field, String members) {
		return Answer.json("{\"data\":{\"" + field + "\":{" + members + "}}}");
	}

}
