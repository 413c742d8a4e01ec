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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RunConfig}.
 */
class RunConfigTests {

	@Test
	void hasTheStructureOfDagster() {
		RunConfig config = RunConfig.builder()
			.ops("load")
			.config(new LoadConfig(LocalDate.of(2026, 11, 22), 2))
			.ops("load")
			.input("limit", 5)
			.ops("etl", "clean", "trim")
			.config("all")
			.ops("etl")
			.config(Map.of("strict", true))
			.resources("warehouse")
			.config(Map.of("schema", "sales"))
			.loggers("console")
			.config(Map.of("log_level", "DEBUG"))
			.execution(Map.of("multiprocess", Map.of("max_concurrent", 2)))
			.build();
		assertThat(config.toMap()).isEqualTo(Map.of("ops",
				Map.of("load", Map.of("config", Map.of("day", "2026-11-22", "times", 2), "inputs", Map.of("limit", 5)),
						"etl",
						Map.of("config", Map.of("strict", true), "ops",
								Map.of("clean", Map.of("ops", Map.of("trim", Map.of("config", "all")))))),
				"resources", Map.of("warehouse", Map.of("config", Map.of("schema", "sales"))), "loggers",
				Map.of("console", Map.of("config", Map.of("log_level", "DEBUG"))), "execution",
				Map.of("config", Map.of("multiprocess", Map.of("max_concurrent", 2)))));
	}

	@Test
	void isAcceptedAsRunConfig() {
		RunConfig config = RunConfig.builder().ops("load").config(new LoadConfig(LocalDate.EPOCH, 1)).build();
		assertThat(JobExecution.builder("j").runConfig(config).build().runConfig()).isEqualTo(config.toMap());
		assertThat(JobExecution.builder("j").runConfig(RunConfig.builder().build()).build().runConfig()).isEmpty();
	}

	@Test
	void lastConfigWins() {
		RunConfig config = RunConfig.builder().ops("a").config(1).ops("a").config(2).build();
		assertThat(config.toMap()).isEqualTo(Map.of("ops", Map.of("a", Map.of("config", 2))));
	}

	@Test
	void neverChanges() {
		List<String> names = new ArrayList<>(List.of("a"));
		RunConfig.Builder builder = RunConfig.builder().ops("greet").config(Map.of("names", names));
		RunConfig config = builder.build();
		names.add("b");
		builder.ops("more").config(1);
		assertThat(config.toMap())
			.isEqualTo(Map.of("ops", Map.of("greet", Map.of("config", Map.of("names", List.of("a"))))));
		assertThat(builder.build()).isNotEqualTo(config).doesNotHaveSameHashCodeAs(config);
		assertThat(RunConfig.builder().ops("greet").config(Map.of("names", List.of("a"))).build()).isEqualTo(config)
			.hasSameHashCodeAs(config);
	}

	@Test
	void writesValuesInTheDocumentedWay() {
		RunConfig config = RunConfig.builder()
			.ops("all")
			.config(new Values(Instant.parse("2026-11-22T10:15:30Z"), Duration.ofMinutes(90), Color.RED,
					Optional.of("x"), Optional.empty(), OptionalInt.empty(), null, "n"))
			.build();
		assertThat(config.toMap()).extracting("ops.all.config")
			.isEqualTo(mapWithNull("note", Map.of("taken_at", "2026-11-22T10:15:30Z", "max_age", "PT1H30M", "color",
					"RED", "given", "x", "name", "n")));
	}

	@Test
	void isNotPrinted() {
		RunConfig config = RunConfig.builder().resources("warehouse").config(Map.of("password", "s3cr3t")).build();
		assertThat(config).hasToString("RunConfig[resources]");
	}

	@Test
	void badInput() {
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().ops(" "))
			.withMessage("op name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().ops("etl", ""))
			.withMessage("op name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().resources(""))
			.withMessage("resource name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().loggers(""))
			.withMessage("logger name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().ops("a").config(null))
			.withMessage("config must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().ops("a").input("", 1))
			.withMessage("input name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> RunConfig.builder().ops("a").input("rows", null))
			.withMessage("rows must not be null");
		RunConfig.Builder builder = RunConfig.builder().ops("a").config(Map.of("ratio", Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessageContaining("NaN")
			.withMessageContaining("ops.a.config.ratio");
	}

	private static Map<String, @Nullable Object> mapWithNull(String key, Map<String, Object> others) {
		Map<String, @Nullable Object> map = new HashMap<>(others);
		map.put(key, null);
		return map;
	}

	record LoadConfig(LocalDate day, int times) {

	}

	@JsonNaming(SnakeCaseStrategy.class)
	record Values(Instant takenAt, Duration maxAge, Color color, Optional<String> given, Optional<String> absent,
			OptionalInt count, @Nullable String note, @JsonProperty("name") String other) {

	}

	enum Color {

		RED

	}

}
