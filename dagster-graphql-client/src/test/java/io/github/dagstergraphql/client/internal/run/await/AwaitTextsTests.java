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

package io.github.dagstergraphql.client.internal.run.await;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunFailureInfo;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.StepFailureInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AwaitTexts}.
 */
class AwaitTextsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Run execution process for r1 was terminated by signal 9 (SIGKILL). It is. | was terminated by signal 9 (SIGKILL)
					Run execution process for r1 unexpectedly exited with exit code 9. | unexpectedly exited with exit code 9
					Detected run worker status WorkerStatus.FAILED: 'secret'. Marking run r1 as failed. | Detected run worker status WorkerStatus.FAILED
					Run timed out due to taking longer than 180 seconds to start. | Run timed out due to taking longer than 180 seconds to start
					Exceeded maximum runtime of 60 seconds. | Exceeded maximum runtime of 60 seconds
					This run has been marked as failed from outside the execution context. | marked as failed from outside the execution context
					""")
	void containTheReasonWhyAWorkerDied(String said, String told) {
		assertThat(text(Map.of(), new RunFailureInfo(said, null, List.of())))
			.isEqualTo("Run r1 of the job j ended with FAILURE: " + told + ". See http://d/runs/r1");
	}

	@Test
	void doNotQuoteServerMessages() {
		assertThat(text(Map.of("dagster/failure_reason", "the secret is 42"),
				new RunFailureInfo("{\"secret\": 42}", null, List.of())))
			.isEqualTo("Run r1 of the job j ended with FAILURE. See http://d/runs/r1");
	}

	@Test
	void nameTheReason() {
		assertThat(text(Map.of("dagster/failure_reason", "UNEXPECTED_TERMINATION"), null))
			.isEqualTo("Run r1 of the job j ended with FAILURE (UNEXPECTED_TERMINATION). See http://d/runs/r1");
		assertThat(text(Map.of("dagster/failure_reason", "STEP_FAILURE"),
				new RunFailureInfo(null, null, List.of(new StepFailureInfo("s", null, Map.of())))))
			.isEqualTo("Run r1 of the job j ended with FAILURE: step s failed. See http://d/runs/r1");
	}

	@Test
	void nameALostRetry() {
		AwaitedRun lost = AwaitedRun.of(run(Map.of())).withLostRetry("Dagster announced a retry");
		assertThat(AwaitTexts.notSuccessful(lost, null))
			.isEqualTo("Run r1 of the job j ended with FAILURE. Dagster announced a retry. See http://d/runs/r1");
	}

	private static String text(Map<String, String> tags, @Nullable RunFailureInfo failure) {
		return AwaitTexts.notSuccessful(AwaitedRun.of(run(tags)), failure);
	}

	private static Run run(Map<String, String> tags) {
		return Run.builder("r1")
			.jobName("j")
			.status(RunStatus.FAILURE)
			.tags(tags)
			.uiUrl(URI.create("http://d/runs/r1"))
			.build();
	}

}
