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

package io.github.dagstergraphql.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists many runs while others create and delete them.
 */
class RunListTests {

	private static final int RUNS = 2_000;

	private static final int PAGE_SIZE = 20;

	private static final JobExecution EXECUTION = JobExecution.builder("succeeding")
		.location("orders")
		.repository(DagsterServer.REPOSITORY)
		.build();

	private final EmbeddedDagster dagster = EmbeddedServer.start(UnaryOperator.identity());

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	private final Set<String> deleted = new HashSet<>();

	/** Newest first. */
	private List<String> atFirst;

	@BeforeEach
	void launch() {
		Flux.range(0, RUNS).flatMap((number) -> this.client.reactive().job(EXECUTION).launch(), 16).blockLast();
		this.atFirst = this.client.runs().pageSize(1000).stream().map(Run::id).toList();
		assertThat(this.atFirst).hasSize(RUNS).doesNotHaveDuplicates();
	}

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@ParameterizedTest
	@EnumSource
	void neitherSkipsNorRepeatsRuns(Twin twin) {
		List<String> read = new CopyOnWriteArrayList<>();
		CompletableFuture<Void> listed = CompletableFuture
			.runAsync(() -> twin.forEach(this.client, (run) -> read.add(run.id())));
		Random random = new Random(1);
		int created = 0;
		while (!listed.isDone() || created == 0) {
			this.client.job(EXECUTION).launch();
			created++;
			// what has just been read, and what is about to be: the cursor is among them
			int near = read.size() - PAGE_SIZE + random.nextInt(2 * PAGE_SIZE);
			delete(this.atFirst.get(Math.max(0, Math.min(RUNS - 1, near))));
		}
		listed.join();
		assertThat(read).doesNotHaveDuplicates();
		Set<String> lost = new HashSet<>(this.atFirst);
		lost.removeAll(this.deleted);
		read.forEach(lost::remove);
		assertThat(lost).isEmpty();
		assertThat(this.deleted).as("some were deleted meanwhile").isNotEmpty();
		assertThat(this.client.runs().count()).isEqualTo(RUNS + created - this.deleted.size());
	}

	@ParameterizedTest
	@EnumSource
	void aCleanerCompletes(Twin twin) {
		twin.forEach(this.client, (run) -> delete(run.id()));
		assertThat(this.deleted).containsExactlyInAnyOrderElementsOf(this.atFirst);
		assertThat(this.client.runs().count()).isZero();
	}

	private void delete(String runId) {
		try {
			this.client.run(runId).delete();
			this.deleted.add(runId);
		}
		catch (RunNotFoundException ex) {
			// another client was faster
		}
	}

	enum Twin {

		BLOCKING {

			@Override
			void forEach(DagsterGraphQlClient client, Consumer<Run> action) {
				client.runs().pageSize(PAGE_SIZE).stream().forEach(action);
			}

		},

		REACTIVE {

			@Override
			void forEach(DagsterGraphQlClient client, Consumer<Run> action) {
				client.reactive().runs().pageSize(PAGE_SIZE).stream().toStream().forEach(action);
			}

		};

		abstract void forEach(DagsterGraphQlClient client, Consumer<Run> action);

	}

}
