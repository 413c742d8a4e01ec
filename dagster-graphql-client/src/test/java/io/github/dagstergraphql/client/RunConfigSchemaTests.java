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

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.job.ConfigField;
import io.github.dagstergraphql.client.job.ConfigType;
import io.github.dagstergraphql.client.job.RunConfigSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Schema of run config.
 */
class RunConfigSchemaTests {

	private static final ConfigType STRING = new ConfigType.Scalar("String", "", "String");

	private static final ConfigType INT = new ConfigType.Scalar("Int", "", "Int");

	private static final String REGULAR = """
			{"__typename":"RegularConfigType","key":"%1$s","givenName":"%1$s"}""";

	private static final String SHAPE = """
			{"__typename":"CompositeConfigType","key":"%s","isSelector":false,"fields":[{"name":"a",\
			"configTypeKey":"%s","isRequired":false,"defaultValueAsJson":%s}]}""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().versionCheck(VersionCheck.OFF).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void readsTypes() {
		this.stub.answer(schema("Shape.1", SHAPE.formatted("Shape.1", "Permissive.1", "\"{\\\"b\\\":[1,null]}\""),
				SHAPE.formatted("Permissive.1", "Unknown", null), """
						{"__typename":"FutureConfigType","key":"Unknown"}"""));
		ConfigType.Shape root = (ConfigType.Shape) request().root();
		assertThat(root).hasToString("Shape[Shape.1, fields=[a], permissive=false]");
		ConfigField field = root.fields().get(0);
		assertThat(field.isSecret()).isFalse();
		assertThat(field.isRequired()).isFalse();
		assertThat(field.hasDefaultValue()).isTrue();
		assertThat(field.defaultValue()).isEqualTo(Map.of("b", Arrays.asList(1, null)));
		assertThat(field).hasToString("ConfigField[a, type=Permissive.1, required=false, secret=false]");
		assertThat(field.type()).isInstanceOfSatisfying(ConfigType.Shape.class, (shape) -> {
			assertThat(shape.permissive()).isTrue();
			assertThat(shape.fields().get(0).hasDefaultValue()).isFalse();
			assertThat(shape.fields().get(0).type()).isEqualTo(new ConfigType.Anything("Unknown", null));
		});
	}

	@Test
	void requestsTheSchemaOfTheSelection() {
		this.stub.answer(schema("Int", REGULAR.formatted("Int")));
		this.client.job("j").location("l").repository("r").opSelection("a").partition("p").runConfigSchema();
		assertThat(this.stub.requests()).singleElement()
			.satisfies((request) -> assertThat(request.variables().at("/selector/solidSelection/0").asString())
				.isEqualTo("a"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Shape.1", "Shape.2", "nope" })
	void rejectsCyclesAndMissingTypes(String key) {
		this.stub.answer(
				schema("Shape.1", SHAPE.formatted("Shape.1", "Shape.2", null), SHAPE.formatted("Shape.2", key, null)));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(this::request)
			.withMessageContaining("allConfigTypes.key");
	}

	@Test
	void rejectsDefaultValuesThatAreNotJson() {
		this.stub.answer(schema("Shape.1", SHAPE.formatted("Shape.1", "Int", "\"{\""), REGULAR.formatted("Int")));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(this::request)
			.withMessageContaining("fields.defaultValueAsJson");
	}

	@Test
	void convertsScalars() {
		ConfigType any = new ConfigType.Anything("Any", null);
		ConfigType.Enumeration color = new ConfigType.Enumeration("Color", "A color.", "Color",
				List.of(new ConfigType.Enumeration.Value("RED", null)));
		assertThat(json(any)).isEqualTo("{}");
		assertThat(json(new ConfigType.Scalar("Future", null, "Future"))).isEqualTo("{}");
		assertThat(json(STRING)).isEqualTo("{'type':'string'}");
		assertThat(json(INT)).isEqualTo("{'type':'integer'}");
		assertThat(json(new ConfigType.Scalar("Float", "", "Float"))).isEqualTo("{'type':'number'}");
		assertThat(json(new ConfigType.Scalar("Bool", "", "Bool"))).isEqualTo("{'type':'boolean'}");
		assertThat(json(color)).isEqualTo("{'description':'A color.','enum':['RED']}");
		assertThat(json(new ConfigType.Noneable("Noneable.Int", null, INT)))
			.isEqualTo("{'anyOf':[{'type':'integer'},{'type':'null'}]}");
		assertThat(json(new ConfigType.ArrayOf("Array.Int", "List of Array.Int", INT)))
			.isEqualTo("{'type':'array','items':{'type':'integer'}}");
		assertThat(json(new ConfigType.MapOf("Map.String.Int", null, STRING, INT, "region")))
			.isEqualTo("{'type':'object','additionalProperties':{'type':'integer'}}");
	}

	@Test
	void convertsFields() {
		ConfigType.Shape shape = new ConfigType.Shape("Shape.1", null,
				List.of(ConfigField.builder("a", STRING).description("The a.").build(),
						ConfigField.builder("b", INT).required(false).defaultValue(null).build(),
						ConfigField.builder("c", STRING).required(false).secret(true).defaultValue("x").build()),
				true);
		assertThat(json(shape)).isEqualTo("{'type':'object','properties':{'a':{'type':'string','description':'The a.'},"
				+ "'b':{'type':'integer','default':null},'c':{'type':'string','writeOnly':true}},'required':['a'],"
				+ "'additionalProperties':true}");
	}

	@Test
	void convertsSelectors() {
		ConfigField empty = ConfigField.builder("a", new ConfigType.Shape("Shape.1", null, List.of(), false)).build();
		ConfigField number = ConfigField.builder("b", INT).required(false).build();
		String shape = "{'type':'object','properties':{},'additionalProperties':false}";
		assertThat(json(selector(empty, number))).isEqualTo("{'type':'object','properties':{'a':{'anyOf':[" + shape
				+ ",{'type':'null'}]},'b':{'type':'integer'}},'minProperties':1,'maxProperties':1,"
				+ "'additionalProperties':false}");
		assertThat(json(selector(number))).contains("'minProperties':0");
		assertThat(json(selector(empty))).contains("'minProperties':1");
	}

	@Test
	void comparesSchemas() {
		RunConfigSchema schema = RunConfigSchema.of(selector(ConfigField.builder("b", INT).build()));
		assertThat(schema).isEqualTo(RunConfigSchema.of(selector(ConfigField.builder("b", INT).build())))
			.hasSameHashCodeAs(RunConfigSchema.of(selector(ConfigField.builder("b", INT).build())))
			.isNotEqualTo(RunConfigSchema.of(selector(ConfigField.builder("b", INT).secret(true).build())))
			.hasToString("RunConfigSchema[Selector[Selector.1, fields=[b]]]");
		assertThat(JsonMapper.shared().readValue(schema.toJsonSchemaText(), Map.class))
			.isEqualTo(schema.toJsonSchema());
		assertThatIllegalArgumentException().isThrownBy(() -> ConfigField.builder(" ", INT));
	}

	private static ConfigType selector(ConfigField... fields) {
		return new ConfigType.Selector("Selector.1", null, List.of(fields));
	}

	private static String json(ConfigType type) {
		Map<String, ?> schema = RunConfigSchema.of(type).toJsonSchema();
		String text = JsonMapper.shared().writeValueAsString(schema).replace('"', '\'');
		String draft = "{'$schema':'https://json-schema.org/draft/2020-12/schema'";
		assertThat(text).startsWith(draft);
		return "{" + text.substring(draft.length()).replaceFirst("^,", "");
	}

	private RunConfigSchema request() {
		return this.client.job("j").location("l").repository("r").runConfigSchema();
	}

	private static String schema(String root, String... types) {
		return """
				{"data":{"runConfigSchemaOrError":{"__typename":"RunConfigSchema","rootConfigType":{"key":"%s"},\
				"allConfigTypes":[%s]}}}""".formatted(root, String.join(",", types));
	}

}
