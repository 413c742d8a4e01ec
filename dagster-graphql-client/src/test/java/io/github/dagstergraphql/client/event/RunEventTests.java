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

package io.github.dagstergraphql.client.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RunEvent} and {@link RunEventOptions}.
 */
class RunEventTests {

	@Test
	void theTypeDeterminesTheClass() {
		Map<String, Class<?>> classes = Map.ofEntries(Map.entry("LogMessageEvent", LogMessageEvent.class),
				Map.entry("RunDequeuedEvent", RunStatusEvent.Dequeued.class),
				Map.entry("RunSuccessEvent", RunStatusEvent.Succeeded.class),
				Map.entry("ExecutionStepSkippedEvent", StepEvent.Skipped.class),
				Map.entry("MaterializationEvent", AssetEvent.Materialized.class),
				Map.entry("ObservationEvent", AssetEvent.Observed.class),
				Map.entry("ResourceInitFailureEvent", ResourceInitEvent.Failed.class),
				Map.entry("HookErroredEvent", HookEvent.Errored.class),
				Map.entry("AlertStartEvent", AlertEvent.Started.class),
				Map.entry("AlertSuccessEvent", AlertEvent.Succeeded.class),
				Map.entry("AlertFailureEvent", AlertEvent.Failed.class),
				Map.entry("HealthChangedEvent", UnknownEvent.class));
		classes.forEach((type, expected) -> assertThat(builder(type).build()).isExactlyInstanceOf(expected));
	}

	@Test
	void hasDefaultsForATest() {
		RunEvent event = RunEvent.builder("RunStartEvent").runId("r1").timestamp(Instant.EPOCH).build();
		assertThat(event.level()).isEqualTo(LogLevel.DEBUG);
		assertThat(event.message()).isEmpty();
		assertThat(event.stepKey()).isNull();
		assertThat(event.metadata()).isEmpty();
		assertThat(event.error()).isNull();
		assertThat(event.cursor()).isEmpty();
	}

	@Test
	void requiresWhatItsTypeRequires() {
		assertThatIllegalArgumentException().isThrownBy(() -> RunEvent.builder("RunStartEvent").build())
			.withMessage("runId of this type of event must not be null");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder("ExecutionStepInputEvent").inputName(null).build())
			.withMessage("inputName of this type of event must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> builder(" ").build());
	}

	@Test
	void printsNeitherMessageNorMetadataNorError() {
		RunEvent event = builder("ExecutionStepUpForRetryEvent").message("secret")
			.delay(Duration.ofSeconds(1))
			.metadata(List.of(MetadataEntry.of("secret", new MetadataValue.Text("secret"))))
			.error(new PythonErrorInfo("ValueError", "secret", List.of("secret"), List.of()))
			.build();
		assertThat(event).hasToString(
				"ExecutionStepUpForRetryEvent[runId=r1, stepKey=load, level=DEBUG, timestamp=1970-01-01T00:00:00Z]");
	}

	@Test
	void userErrorIsWithoutTheWrapperOfDagster() {
		PythonErrorInfo cause = new PythonErrorInfo("ValueError", "no", List.of(), List.of());
		PythonErrorInfo wrapper = new PythonErrorInfo("DagsterExecutionStepExecutionError", "w", List.of(),
				List.of(cause));
		assertThat(failed(wrapper).userError()).isEqualTo(cause);
		assertThat(failed(cause).userError()).isEqualTo(cause);
		assertThat(failed(null).userError()).isNull();
		assertThat(failed(null).errorSource()).isEqualTo(ErrorSource.UNKNOWN);
	}

	@Test
	void optionsAreImmutable() {
		RunEventOptions options = RunEventOptions.all();
		assertThat(options.onlyPast()).isNotEqualTo(options).isEqualTo(RunEventOptions.all().onlyPast());
		assertThat(options.isOnlyPast()).isFalse();
		assertThat(options.maxOutage()).isEqualTo(Duration.ofMinutes(5));
		assertThat(options.after("c").minLevel(LogLevel.INFO).kinds(StepEvent.class).stepKeys("a").toString())
			.isEqualTo("RunEventOptions[after=c, minLevel=INFO, kinds=[StepEvent], stepKeys=[a], "
					+ "onlyPast=false, maxOutage=PT5M]");
		assertThatIllegalArgumentException().isThrownBy(() -> options.after(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> options.stepKeys(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> options.stepKeys("load", " "))
			.withMessage("step key must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> options.kinds(StepEvent.class, null));
		assertThatIllegalArgumentException().isThrownBy(() -> options.maxOutage(Duration.ofSeconds(-1)));
	}

	private static StepEvent.Failed failed(PythonErrorInfo error) {
		return (StepEvent.Failed) builder("ExecutionStepFailureEvent").error(error).build();
	}

	private static RunEvent.Builder builder(String type) {
		return RunEvent.builder(type)
			.runId("r1")
			.timestamp(Instant.EPOCH)
			.stepKey("load")
			.assetKey(AssetKey.parse("raw/orders"));
	}

}
