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

package io.github.dagstergraphql.client.run;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the values that describe runs.
 */
class RunTests {

	private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

	static Stream<UnaryOperator<Run.Builder>> changes() {
		return Stream.of((run) -> run.jobName("other"), (run) -> run.locationName("other"),
				(run) -> run.repositoryName("other"), (run) -> run.status(RunStatus.FAILURE),
				(run) -> run.tags(Map.of("other", "x")), (run) -> run.created(TIME.plusSeconds(9)),
				(run) -> run.started(TIME.plusSeconds(9)), (run) -> run.ended(TIME.plusSeconds(9)),
				(run) -> run.updated(TIME.plusSeconds(9)), (run) -> run.parentRunId("other"),
				(run) -> run.rootRunId("other"), (run) -> run.statistics(new RunStatistics(0, 0, 0, 0)),
				(run) -> run.uiUrl(URI.create("http://other/")));
	}

	private static Run.Builder complete() {
		return Run.builder("r1")
			.jobName("daily_orders")
			.locationName("etl")
			.repositoryName("__repository__")
			.status(RunStatus.SUCCESS)
			.tags(Map.of("token", "s3cret"))
			.created(TIME)
			.started(TIME.plusSeconds(1))
			.ended(TIME.plusSeconds(3))
			.updated(TIME.plusSeconds(4))
			.parentRunId("p")
			.rootRunId("q")
			.statistics(new RunStatistics(1, 2, 3, 4))
			.uiUrl(URI.create("http://dagster/runs/r1"));
	}

	@Test
	void hasTheValuesOfTheBuilder() {
		Run run = complete().build();
		assertThat(List.of(run.id(), run.jobName(), run.locationName(), run.repositoryName(), run.parentRunId(),
				run.rootRunId()))
			.containsExactly("r1", "daily_orders", "etl", "__repository__", "p", "q");
		assertThat(List.of(run.created(), run.started(), run.ended(), run.updated())).containsExactly(TIME,
				TIME.plusSeconds(1), TIME.plusSeconds(3), TIME.plusSeconds(4));
		assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
		assertThat(run.tags()).containsExactly(Map.entry("token", "s3cret")).isUnmodifiable();
		assertThat(run.statistics()).isEqualTo(new RunStatistics(1, 2, 3, 4));
		assertThat(run.duration()).isEqualTo(Duration.ofSeconds(2));
		assertThat(run.uiUrl()).hasToString("http://dagster/runs/r1");
	}

	@Test
	void isDescribedWithoutItsTags() {
		assertThat(complete().build())
			.hasToString("Run[id=r1, jobName=daily_orders, locationName=etl, status=SUCCESS]");
	}

	@Test
	void equalsARunWithTheSameValues() {
		assertThat(complete().build()).isEqualTo(complete().build()).hasSameHashCodeAs(complete().build());
	}

	@ParameterizedTest
	@MethodSource("changes")
	void differsFromARunWithAnotherValue(UnaryOperator<Run.Builder> change) {
		assertThat(change.apply(complete()).build()).isNotEqualTo(complete().build());
	}

	@Test
	void needsAnIdAJobAStatusAndAUrl() {
		assertThatIllegalArgumentException().isThrownBy(() -> Run.builder(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> Run.builder("r1").build())
			.withMessageContaining("job name");
		assertThatIllegalArgumentException().isThrownBy(() -> Run.builder("r1").jobName("j").build())
			.withMessageContaining("status");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Run.builder("r1").jobName("j").status(RunStatus.QUEUED).build())
			.withMessageContaining("url");
	}

	@Test
	void attemptsEndWithTheDecisiveRun() {
		Run second = complete().status(RunStatus.FAILURE).build();
		AwaitedRun awaited = AwaitedRun.of(complete().build(), second);
		assertThat(awaited.runId()).isEqualTo("r1");
		assertThat(awaited.run()).isSameAs(second);
		assertThat(awaited.isSuccessful()).isFalse();
		assertThat(awaited).isEqualTo(AwaitedRun.of(List.of(complete().build(), second)))
			.isNotEqualTo(awaited.withLostRetry("lost"));
		assertThatIllegalArgumentException().isThrownBy(AwaitedRun::of);
	}

	@Test
	void optionsAreNotChangedButReplaced() {
		AwaitOptions options = AwaitOptions.within(Duration.ofMinutes(1));
		List<AwaitOptions> changed = List.of(options.requireSuccess(), options.followRetries(false),
				options.terminateOnTimeout(TerminatePolicy.SAFE_TERMINATE), options.retryGraceTime(Duration.ofHours(1)),
				options.maxRetryDelay(Duration.ofHours(1)), AwaitOptions.within(Duration.ofMinutes(2)));
		assertThat(changed).doesNotHaveDuplicates().doesNotContain(options);
		assertThat(options).isEqualTo(AwaitOptions.within(Duration.ofMinutes(1)))
			.hasSameHashCodeAs(AwaitOptions.within(Duration.ofMinutes(1)))
			.hasToString("AwaitOptions[timeout=PT1M, terminatePolicy=null, successRequired=false, "
					+ "retriesFollowed=true, retryGraceTime=PT5S, maxRetryDelay=PT5M]");
	}

}
