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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.ConfigField;
import io.github.dagstergraphql.client.job.ConfigType;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.job.RunConfig;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import io.github.dagstergraphql.client.run.RunConfigComponent;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/**
 * Tests for the reported errors of invalid run config.
 */
abstract class RunConfigContract {

	private static final String SECRET = "hunter2secret";

	abstract DagsterServer server();

	@Test
	void missingField() {
		RunConfigInvalidException ex = launch(Map.of("note", SECRET));
		assertThat(ex.getErrors()).singleElement().satisfies((error) -> {
			assertThat(error.errorType()).isEqualTo("MissingFieldConfigError");
			assertThat(error.reason()).isEqualTo("MISSING_REQUIRED_FIELD");
			assertThat(error.path()).containsExactly(ops(), "greet", "config");
			assertThat(error.fieldNames()).containsExactly("name");
			assertThat(error.message()).isNotEmpty();
		});
		assertThat(ex).hasMessageContaining("MISSING_REQUIRED_FIELD [name] at " + ops() + ".greet.config");
	}

	@Test
	void undefinedFields() {
		assertThat(launch(Map.of("name", "Ann", "note", SECRET, "hunter2key", 1)).getErrors()).singleElement()
			.satisfies((error) -> {
				assertThat(error.reason()).isEqualTo("FIELD_NOT_DEFINED");
				assertThat(error.fieldNames()).containsExactly("hunter2key");
				assertThat(error.place()).isEqualTo(ops() + ".greet.config");
			});
		assertThat(launch(Map.of("name", "Ann", "note", SECRET, "hunter2key", 1, "other", 2)).getErrors())
			.singleElement()
			.satisfies((error) -> assertThat(error.fieldNames()).containsExactlyInAnyOrder("hunter2key", "other"));
	}

	@Test
	void wrongTypes() {
		RunConfigInvalidException ex = launch(
				Map.of("name", "Ann", "note", SECRET, "times", SECRET, "labels", List.of("a", 7)));
		assertThat(ex.getErrors()).extracting(RunConfigErrorInfo::place, RunConfigErrorInfo::reason)
			.containsExactlyInAnyOrder(tuple(ops() + ".greet.config.times", "RUNTIME_TYPE_MISMATCH"),
					tuple(ops() + ".greet.config.labels[1]", "RUNTIME_TYPE_MISMATCH"));
		assertThat(ex).hasMessageContaining("2 errors");
	}

	@Test
	void entriesOfMaps() {
		if (server().isLegacy()) {
			return;
		}
		assertThat(launch(Map.of("name", "Ann", "note", SECRET, "limits", Map.of("cpu", SECRET))).getErrors())
			.singleElement()
			.satisfies((error) -> assertThat(error.place()).isEqualTo("ops.greet.config.limits{}"));
	}

	@Test
	void validates() {
		DagsterGraphQlClient client = server().client();
		Map<String, Object> config = server().greetConfig(Map.of("name", "Ann", "note", SECRET));
		client.job("configurable").runConfig(config).validate();
		client.reactive().job("configurable").runConfig(config).validate().block();
		client.job("succeeding").validate();
		client.job("succeeding").opSelection("world").validate();
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> client.job("succeeding").opSelection("nope").validate());
	}

	@Test
	void defaultValues() {
		JobSpec job = server().client().job("configurable");
		if (!server().isAtLeast(5)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(job::defaultRunConfigYaml);
			return;
		}
		assertThat(job.defaultRunConfigYaml()).contains("ops:\n  greet:\n    config:\n").contains("      times: 1\n");
		assertThat(job.defaultRunConfig()).extractingByKey("ops", as(MAP))
			.extractingByKey("greet", as(MAP))
			.extractingByKey("config", as(MAP))
			.containsEntry("times", 1)
			.doesNotContainKey("name");
		assertThat(server().client().reactive().job("succeeding").defaultRunConfig().block()).doesNotContainKey("ops");
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> server().client().job("nope").location("orders").defaultRunConfig());
	}

	@Test
	void describesRunConfig() {
		JobSpec job = server().client().job("configurable");
		if (!server().isAtLeast(5)) {
			// not promised, but such servers may have all fields
			try {
				assertThat(field(job.runConfigSchema().root(), "ops", "greet", "config", "name").isRequired()).isTrue();
			}
			catch (UnsupportedServerVersionException ex) {
				assertThat(ex).hasMessageContaining("1.5");
			}
			return;
		}
		RunConfigSchema schema = job.runConfigSchema();
		assertThat(server().client().reactive().job("configurable").runConfigSchema().block()).isEqualTo(schema);
		ConfigField name = field(schema.root(), "ops", "greet", "config", "name");
		assertThat(name.isRequired()).isTrue();
		assertThat(name.hasDefaultValue()).isFalse();
		assertThat(name.type()).isInstanceOfSatisfying(ConfigType.Scalar.class,
				(type) -> assertThat(type.name()).isEqualTo("String"));
		ConfigField times = field(schema.root(), "ops", "greet", "config", "times");
		assertThat(times.isRequired()).isFalse();
		assertThat(times.defaultValue()).isEqualTo(1);
		assertThat(field(schema.root(), "ops", "greet", "config", "labels").type()).isInstanceOfSatisfying(
				ConfigType.ArrayOf.class, (type) -> assertThat(type.items()).isEqualTo(name.type()));
		assertThat(field(schema.root(), "ops", "greet", "config", "limits").type())
			.isInstanceOfSatisfying(ConfigType.MapOf.class, (type) -> {
				assertThat(type.keys()).isEqualTo(name.type());
				assertThat(type.values()).isEqualTo(times.type());
				assertThat(type.keyLabel()).isNull();
			});
		assertThat(field(schema.root(), "ops", "greet", "config", "note").type()).isInstanceOfSatisfying(
				ConfigType.Noneable.class, (type) -> assertThat(type.type()).isEqualTo(name.type()));
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> server().client().job("nope").runConfigSchema());
		assertThatExceptionOfType(InvalidSubsetException.class)
			.isThrownBy(() -> server().client().job("succeeding").opSelection("nope").runConfigSchema());
	}

	@Test
	void describesAllTypesOfRunConfig() {
		if (!server().isAtLeast(5)) {
			return;
		}
		ConfigType.Shape config = (ConfigType.Shape) field(server().client().job("typed").runConfigSchema().root(),
				"ops", "type_check", "config")
			.type();
		assertThat(config.permissive()).isFalse();
		assertThat(field(config, "color").type()).isInstanceOfSatisfying(ConfigType.Enumeration.class, (type) -> {
			assertThat(type.name()).isEqualTo("Color");
			assertThat(type.values()).extracting(ConfigType.Enumeration.Value::value).containsExactly("RED", "GREEN");
		});
		assertThat(field(config, "target").type()).isInstanceOfSatisfying(ConfigType.Selector.class,
				(type) -> assertThat(type.fields()).extracting(ConfigField::name).containsExactly("file", "memory"));
		assertThat(field(config, "options").type()).isInstanceOfSatisfying(ConfigType.Shape.class,
				(type) -> assertThat(type.permissive()).isTrue());
		assertThat(field(config, "anything").type()).isInstanceOf(ConfigType.Anything.class);
		assertThat(field(config, "secret").type()).isInstanceOfSatisfying(ConfigType.ScalarUnion.class, (type) -> {
			assertThat(type.scalar()).isInstanceOf(ConfigType.Scalar.class);
			assertThat(field(type.nonScalar(), "env").type()).isEqualTo(type.scalar());
		});
		assertThat(field(config, "defaults", "deep").defaultValue()).isEqualTo(3);
		assertThat(config.fields()).extracting(ConfigField::name).isSorted().hasSize(12);
		Map<String, @Nullable Object> json = server().client()
			.job("configurable")
			.opSelection("greet")
			.runConfigSchema()
			.toJsonSchema();
		assertThat(json).containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
			.containsEntry("required", List.of("ops"));
	}

	private static ConfigField field(ConfigType type, String... path) {
		List<ConfigField> fields = (type instanceof ConfigType.Selector selector) ? selector.fields()
				: ((ConfigType.Shape) type).fields();
		ConfigField field = fields.stream().filter((found) -> found.name().equals(path[0])).findFirst().orElseThrow();
		return (path.length == 1) ? field : field(field.type(), Arrays.copyOfRange(path, 1, path.length));
	}

	@Test
	void validatesYaml() {
		JobSpec job = server().client().job("configurable");
		job.runConfigYaml(ops() + ":\n  greet:\n    config: {name: Ann}\n").validate();
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> job.runConfigYaml(ops() + ":\n  greet:\n    config: {nick: Ann}\n").validate())
			.withMessageContaining(ops() + ".greet.config");
		assertThatExceptionOfType(RunConfigInvalidException.class)
			.isThrownBy(() -> job.runConfigYaml("- a list").validate());
	}

	@Test
	void buildsRunConfig() {
		if (server().isLegacy()) {
			return;
		}
		RunConfig.Builder builder = RunConfig.builder()
			.ops("greet")
			.config(new Greeting("Ann", OptionalInt.empty(), null))
			.loggers("console")
			.config(Map.of("log_level", "INFO"));
		JobSpec job = server().client().job("configurable");
		job.runConfig(builder.build()).validate();
		RunConfig invalid = builder.resources("unknown").config(1).ops("greet").input("unknown", 1).build();
		assertThatExceptionOfType(RunConfigInvalidException.class).isThrownBy(() -> job.runConfig(invalid).validate())
			.satisfies((ex) -> assertThat(ex.getErrors()).extracting(RunConfigErrorInfo::place)
				.containsExactlyInAnyOrder("resources", "ops.greet"));
	}

	@Test
	void pointsToComponents() {
		if (server().isLegacy()) {
			return;
		}
		RunConfig runConfig = RunConfig.builder().ops("greet").config(new Request(SECRET, "Ann", 7)).build();
		JobSpec job = server().client().job("configurable").runConfig(runConfig);
		RunConfigInvalidException ex = catchThrowableOfType(RunConfigInvalidException.class, job::launch);
		assertThat(ex.getErrors()).extracting(RunConfigErrorInfo::place, RunConfigErrorInfo::components)
			.containsExactlyInAnyOrder(
					tuple("ops.greet.config.times", List.of(new RunConfigComponent(Request.class, "repetitions"))),
					tuple("ops.greet.config.note", List.of(new RunConfigComponent(Request.class, "note"))),
					tuple("ops.greet.config", List.of(new RunConfigComponent(Request.class, "nick"))),
					tuple("ops.greet.config", List.of(new RunConfigComponent(Request.class, null))));
		assertThat(ex).hasMessageContaining("Request.repetitions").hasMessageNotContaining("hunter2");
		assertThat(catchThrowableOfType(RunConfigInvalidException.class, job::validate)).hasMessage(ex.getMessage());
		RunHandle run = server().client().job("succeeding").launch();
		if (server().isAtLeast(5)) {
			assertThatExceptionOfType(RunConfigInvalidException.class)
				.isThrownBy(() -> run.reexecute().runConfig(Map.of("ops", new Ops(5))).launch())
				.withMessageContaining("Ops");
		}
	}

	// A validation returns the same errors as a launch.
	private RunConfigInvalidException launch(Map<String, Object> greet) {
		JobSpec job = server().client().job("configurable").runConfig(server().greetConfig(greet));
		RunConfigInvalidException ex = catchThrowableOfType(RunConfigInvalidException.class, job::launch);
		assertThat(catchThrowableOfType(RunConfigInvalidException.class, job::validate)).hasMessage(ex.getMessage())
			.satisfies((other) -> assertThat(other.getErrors()).isEqualTo(ex.getErrors()));
		assertThat(ex.getErrorType())
			.isEqualTo(server().isLegacy() ? "PipelineConfigValidationInvalid" : "RunConfigValidationInvalid");
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(ex.getMessage()).doesNotContain("hunter2");
		assertThat(ex.getErrors().toString()).doesNotContain("hunter2");
		return ex;
	}

	private String ops() {
		return server().isLegacy() ? "solids" : "ops";
	}

	private record Ops(int unknown) {

	}

	private record Request(@JsonProperty("times") String repetitions, String nick, int note) {

	}

	private record Greeting(String name, OptionalInt times, @Nullable String note) {

	}

}
