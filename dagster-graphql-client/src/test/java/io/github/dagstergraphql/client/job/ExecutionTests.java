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

package io.github.dagstergraphql.client.job;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.github.dagstergraphql.client.key.AssetKey;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JobExecution} and {@link PipelineExecution}.
 */
class ExecutionTests {

	@Test
	void neverChanges() {
		List<Object> names = new ArrayList<>(List.of("a"));
		Map<String, Object> config = new HashMap<>(Map.of("names", names));
		JobExecution.Builder builder = JobExecution.builder("job").runConfig(config).tag("k", "v");
		names.add("b");
		config.put("more", 1);
		JobExecution execution = builder.build();
		builder.tag("later", "x").opSelection("later");
		assertThat(execution.runConfig()).isEqualTo(Map.of("names", List.of("a")));
		assertThat(execution.tags()).isEqualTo(Map.of("k", "v"));
		assertThat(execution.opSelection()).isEmpty();
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> execution.runConfig().put("x", 1));
	}

	@Test
	void keepsEverythingWhenMutated() {
		JobExecution execution = JobExecution.builder("job")
			.location("l")
			.repository("r")
			.runConfigYaml("a: 1")
			.tags(Map.of("n", 1))
			.opSelection("*a")
			.assetSelection(AssetKey.of("with/slash", "x"))
			.build();
		assertThat(execution.mutate().build()).isEqualTo(execution);
		PipelineExecution pipeline = PipelineExecution.builder("p")
			.location("l")
			.mode("m")
			.preset("s")
			.solidSelection("a")
			.runConfig(Map.of("x", 1))
			.build();
		assertThat(pipeline.mutate().build()).isEqualTo(pipeline);
	}

	@Test
	void writesTagsAsPythonDoes() {
		Map<String, String> tags = JobExecution.builder("job")
			.tags(Map.of("text", "a b", "number", 1.5, "flag", true, "list", List.of(1, "ü"), "map",
					Map.of("a", List.of())))
			.build()
			.tags();
		assertThat(tags).isEqualTo(Map.of("text", "a b", "number", "1.5", "flag", "true", "list", "[1, \"\\u00FC\"]",
				"map", "{\"a\": []}"));
	}

	@Test
	void writesTagsThatAreTextsInJsonAsTheyAre() {
		UUID id = UUID.randomUUID();
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("date", LocalDate.of(2026, 1, 1));
		values.put("enum", Thread.State.NEW);
		values.put("id", id);
		values.put("char", 'c');
		values.put("optional", Optional.of("x"));
		values.put("uri", URI.create("http://x/y"));
		values.put("builder", new StringBuilder("b"));
		values.put("node", JsonMapper.shared().valueToTree("n"));
		values.put("instant", Instant.EPOCH);
		values.put("number", new BigDecimal("1.50"));
		values.put("dates", List.of(LocalDate.of(2026, 1, 1)));
		assertThat(JobExecution.builder("job").tags(values).build().tags()).isEqualTo(
				Map.ofEntries(Map.entry("date", "2026-01-01"), Map.entry("enum", "NEW"), Map.entry("id", id.toString()),
						Map.entry("char", "c"), Map.entry("optional", "x"), Map.entry("uri", "http://x/y"),
						Map.entry("builder", "b"), Map.entry("node", "n"), Map.entry("instant", "1970-01-01T00:00:00Z"),
						Map.entry("number", "1.50"), Map.entry("dates", "[\"2026-01-01\"]")));
		for (Object nothing : new Object[] { Optional.empty(), Double.NaN, new Object() }) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> JobExecution.builder("job").tags(Map.of("t", nothing)))
				.withMessageStartingWith("value of tag \"t\" ");
		}
	}

	@Test
	void rejectsInvalidTags() {
		Map<String, String> nullKey = new HashMap<>();
		nullKey.put(null, "x");
		for (String key : new String[] { null, "", " ", "a\nb", "\u001b[31m", "\0" }) {
			assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").tag(key, "x"))
				.withMessageStartingWith("tag key must not ");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").tags(nullKey))
			.withMessage("tag key must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> PipelineExecution.builder("p").tag("", "x"));
		assertThatIllegalArgumentException().isThrownBy(
				() -> new JobExecution("j", null, null, null, null, Map.of("", "x"), List.of(), List.of(), null, null));
		assertThat(JobExecution.builder("job").tag("a b/ü=%", "").tag("x".repeat(2000), "a\nb").build().tags())
			.hasSize(2);
	}

	@Test
	void rejectsEmptySelections() {
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").opSelection(""))
			.withMessage("op selection must not contain empty strings");
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").opSelection("a", null));
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").opSelection((String[]) null));
		assertThatIllegalArgumentException().isThrownBy(() -> PipelineExecution.builder("p").solidSelection(" "))
			.withMessage("solid selection must not contain empty strings");
		assertThatIllegalArgumentException().isThrownBy(
				() -> new JobExecution("j", null, null, null, null, Map.of(), List.of(""), List.of(), null, null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> JobExecution.builder("job").assetSelection((String) null));
		assertThatIllegalArgumentException().isThrownBy(() -> AssetKey.of("a", null));
		assertThat(JobExecution.builder("job").opSelection().build().opSelection()).isEmpty();
	}

	@Test
	void rejectsInvalidRunConfigOfAllKinds() {
		Map<String, Object> notANumber = Map.of("rate", Double.NaN);
		assertThatIllegalArgumentException().isThrownBy(
				() -> new JobExecution("j", null, null, notANumber, null, Map.of(), List.of(), List.of(), null, null))
			.withMessageContaining("(at rate)");
		assertThatIllegalArgumentException().isThrownBy(() -> PipelineExecution.builder("p").runConfig(notANumber));
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").runConfigYaml("a: b: c"))
			.withMessageStartingWith("run config is not valid YAML at line 1, column 5");
	}

	@Test
	void showsNeitherRunConfigNorTagValues() {
		assertThat(JobExecution.builder("job")
			.runConfig(Map.of("password", "hunter2secret"))
			.tag("token", "hunter2secret")
			.build()).asString().contains("job", "token").doesNotContain("hunter2secret");
		assertThat(PipelineExecution.builder("p").mode("m").runConfigYaml("hunter2secret").build()).asString()
			.doesNotContain("hunter2secret");
	}

	@Test
	void rejectsInvalidArguments() {
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder(" "))
			.withMessage("job name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").location(""))
			.withMessage("location must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").runConfig(List.of(1)))
			.withMessageContaining("run config must be a JSON object");
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").runConfig("a: 1"))
			.withMessageContaining("runConfigYaml");
		Map<String, Object> endless = new HashMap<>(Map.of("password", "hunter2secret"));
		endless.put("self", endless);
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").runConfig(endless))
			.withMessageContaining("cannot be written as JSON")
			.withMessageNotContaining("hunter2secret");
		assertThatIllegalArgumentException().isThrownBy(() -> JobExecution.builder("job").assetSelection("a//b"))
			.withMessageContaining("must not contain empty components");
		assertThatIllegalArgumentException().isThrownBy(() -> PipelineExecution.builder("p").build())
			.withMessage("mode or preset must be set to launch the pipeline \"p\"");
	}

}
