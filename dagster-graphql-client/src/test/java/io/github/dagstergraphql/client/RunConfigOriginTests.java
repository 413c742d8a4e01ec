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

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.dagstergraphql.client.job.JobExecution;
import io.github.dagstergraphql.client.job.LaunchResult;
import io.github.dagstergraphql.client.job.RunConfig;
import io.github.dagstergraphql.client.run.RunConfigComponent;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Errors in run config refer to the objects from which it was given.
 */
class RunConfigOriginTests {

	private static final String SECRET = "hunter2secret";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().versionCheck(VersionCheck.OFF).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void namesTheComponentWithTheValue() {
		RunConfigInvalidException ex = invalid(runConfig(), mismatch("ops", "load", "config", "day"));
		assertThat(components(ex)).containsExactly(new RunConfigComponent(LoadConfig.class, "day"));
		assertThat(ex).hasMessageEndingWith("Given by RunConfigOriginTests.LoadConfig.day")
			.hasMessageNotContaining(SECRET)
			.hasMessageNotContaining("2026");
		assertThat(ex.getErrors().toString()).contains("components=[RunConfigOriginTests.LoadConfig.day]")
			.doesNotContain(SECRET);
	}

	@Test
	void followsOtherNames() {
		assertThat(components(invalid(runConfig(), mismatch("ops", "load", "config", "file-name"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "file"));
		assertThat(components(invalid(runConfig(), mismatch("ops", "load", "config", "max_age"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "maxAge"));
	}

	@Test
	void followsNestedObjects() {
		assertThat(components(invalid(runConfig(), mismatch("ops", "load", "config", "limits", "[1]", "value"))))
			.containsExactly(new RunConfigComponent(Limit.class, "value"));
		assertThat(components(invalid(runConfig(), mismatch("ops", "load", "config", "limits", "[7]", "value"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "limits"));
		assertThat(components(invalid(runConfig(), mismatch("ops", "load", "config", "labels", "{}"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "labels"));
		assertThat(components(invalid(runConfig(), mismatch("resources", "warehouse", "config", "url"))))
			.containsExactly(new RunConfigComponent(Warehouse.class, "url"));
		assertThat(components(invalid(runConfig(), mismatch("resources", "warehouse", "config", "value"))))
			.containsExactly(new RunConfigComponent(Limit.class, "value"));
	}

	@Test
	void namesTheComponentsOfMissingAndUndefinedFields() {
		String place = entries("ops", "load", "config");
		assertThat(components(invalid(runConfig(), """
				{"__typename":"MissingFieldsConfigError","message":"m","reason":"MISSING_REQUIRED_FIELDS",\
				"stack":{"entries":[%s]},"fields":[{"name":"max_age"},{"name":"other"}]}""".formatted(place))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "maxAge"),
					new RunConfigComponent(LoadConfig.class, null));
		assertThat(components(invalid(runConfig(), undefined(place, "file-name"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "file"));
		// a key of a map is data
		assertThat(components(invalid(runConfig(), undefined(entries("ops", "load", "config", "labels"), SECRET))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "labels"));
		RunConfigInvalidException ex = invalid(runConfig(),
				undefined(entries("resources", "warehouse", "config"), SECRET));
		assertThat(components(ex)).containsExactly(new RunConfigComponent(Warehouse.class, null));
		assertThat(ex).hasMessageEndingWith("Given by RunConfigOriginTests.Warehouse").hasMessageNotContaining(SECRET);
	}

	@Test
	void acceptsRunConfigWithoutObjects() {
		Map<String, Object> map = Map.of("ops", Map.of("load", Map.of("config", Map.of("day", SECRET))));
		RunConfigInvalidException ex = invalid(map, mismatch("ops", "load", "config", "day"));
		assertThat(components(ex)).isEmpty();
		assertThat(ex).hasMessageEndingWith("(see getErrors() for details)");
		assertThat(components(invalid(runConfig(), mismatch("ops", "load", "inputs")))).isEmpty();
		assertThat(components(invalid(runConfig(), mismatch()))).isEmpty();
	}

	@Test
	void acceptsObjectsInMapsAndAsAWhole() {
		assertThat(components(invalid(Map.of("ops", Map.of("load", Map.of("config", load()))),
				mismatch("ops", "load", "config", "day"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "day"));
		assertThat(components(invalid(load(), mismatch("labels"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "labels"));
		assertThat(components(invalid(Map.of("a", runConfig()), mismatch("a", "ops", "load", "config", "day"))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "day"));
	}

	@Test
	void namesTheComponentsOfEveryLaunch() {
		this.stub.answer(answer("launchPipelineExecution", mismatch("ops", "load", "config", "day")));
		JobExecution execution = JobExecution.builder("j")
			.location("l")
			.repository("r")
			.runConfig(runConfig())
			.idempotencyKey("k")
			.build()
			.mutate()
			.tag("a", "b")
			.build();
		JobExecution plain = new JobExecution("j", "l", "r", execution.runConfig(), null, Map.of(), List.of(),
				List.of(), null, null);
		assertThat(components(
				catchThrowableOfType(RunConfigInvalidException.class, () -> this.client.submitJobExecution(plain))))
			.containsExactly(new RunConfigComponent(LoadConfig.class, "day"));
		assertThat(execution.runConfig()).isEqualTo(runConfig().toMap()).containsKey("ops");
		assertThat(this.client.launchAll(List.of(plain))).singleElement()
			.satisfies((result) -> assertThat(
					components((RunConfigInvalidException) ((LaunchResult.Failed<?>) result).failure()))
				.containsExactly(new RunConfigComponent(LoadConfig.class, "day")));
	}

	private static RunConfig runConfig() {
		return RunConfig.builder()
			.ops("load")
			.config(load())
			.resources("warehouse")
			.config(new Warehouse("x", new Limit(1)))
			.build();
	}

	private static LoadConfig load() {
		return new LoadConfig(LocalDate.of(2026, 11, 22), SECRET, Optional.empty(), List.of(new Limit(1), new Limit(2)),
				new LinkedHashMap<>(Map.of(SECRET, SECRET)));
	}

	private RunConfigInvalidException invalid(Object runConfig, String error) {
		this.stub.answer(answer("isPipelineConfigValid", error));
		return catchThrowableOfType(RunConfigInvalidException.class,
				() -> this.client.job("j").location("l").repository("r").runConfig(runConfig).validate());
	}

	private static List<RunConfigComponent> components(RunConfigInvalidException ex) {
		assertThat(ex.getErrors()).hasSize(1);
		return ex.getErrors().get(0).components();
	}

	private static String answer(String field, String error) {
		return "{\"data\":{\"%s\":{\"__typename\":\"RunConfigValidationInvalid\",\"errors\":[%s]}}}".formatted(field,
				error);
	}

	private static String mismatch(String... path) {
		return """
				{"__typename":"RuntimeMismatchConfigError","message":"m","reason":"RUNTIME_TYPE_MISMATCH",\
				"stack":{"entries":[%s]}}""".formatted(entries(path));
	}

	private static String undefined(String entries, String name) {
		return """
				{"__typename":"FieldNotDefinedConfigError","message":"m","reason":"FIELD_NOT_DEFINED",\
				"stack":{"entries":[%s]},"fieldName":"%s"}""".formatted(entries, name);
	}

	private static String entries(String... path) {
		return String.join(",", List.of(path).stream().map(RunConfigOriginTests::entry).toList());
	}

	private static String entry(String element) {
		if (element.equals("{}")) {
			return "{\"__typename\":\"EvaluationStackMapValueEntry\"}";
		}
		return element.startsWith("[")
				? "{\"__typename\":\"EvaluationStackListItemEntry\",\"listIndex\":"
						+ element.substring(1, element.length() - 1) + "}"
				: "{\"__typename\":\"EvaluationStackPathEntry\",\"fieldName\":\"" + element + "\"}";
	}

	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record LoadConfig(LocalDate day, @JsonProperty("file-name") String file, Optional<Integer> maxAge,
			List<Limit> limits, Map<String, String> labels) {

	}

	record Limit(int value) {

	}

	static final class Warehouse {

		private final String url;

		@JsonUnwrapped
		public final Limit limit;

		Warehouse(String url, Limit limit) {
			this.url = url;
			this.limit = limit;
		}

		@JsonProperty
		String getUrl() {
			return this.url;
		}

		@JsonAnyGetter
		Map<String, String> others() {
			return Map.of(SECRET, SECRET);
		}

	}

}
