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

package io.github.dagstergraphql.differential;

import java.util.Collection;
import java.util.Map;
import java.util.Random;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.contract.EmbeddedServer;
import io.github.dagstergraphql.test.EmbeddedDagster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JSON Schema of run config accepts what the server accepts: some hundred random run
 * configs are validated by both. {@link DifferentialIT} compares the embedded server with
 * a real one, with the same run configs.
 */
class JsonSchemaTests {

	private static final long SEED = 20261130;

	private static final int CONFIGS = 400;

	private static final SchemaRegistry REGISTRY = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private static final EmbeddedDagster EMBEDDED = EmbeddedServer.start((job) -> job);

	private static DagsterGraphQlClient client;

	@BeforeAll
	static void start() {
		EMBEDDED.define(EmbeddedServer.pythonic());
		client = DagsterGraphQlClient.builder().url(EMBEDDED.getUrl()).build();
	}

	@AfterAll
	static void stop() {
		client.close();
		EMBEDDED.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "configurable", "typed", "pythonic", "defaults_job" })
	void acceptsWhatTheServerAccepts(String name) {
		JobSpec job = client.job(name);
		Schema schema = REGISTRY.getSchema(job.runConfigSchema().toJsonSchemaText(), InputFormat.JSON);
		RandomLaunches launches = new RandomLaunches(new Random(SEED));
		int accepted = 0;
		int rejected = 0;
		for (int i = 0; i < CONFIGS; i++) {
			Object config = name.equals("configurable") ? launches.runConfig()
					: (i % 2 == 0) ? launches.runConfig(name) : launches.validRunConfig(name);
			if (!(config instanceof Map<?, ?> map) || isKnownDifference(null, map)) {
				continue;
			}
			boolean valid = isValid(job, map);
			String json = JsonMapper.shared().writeValueAsString(map);
			assertThat(schema.validate(json, InputFormat.JSON).isEmpty()).as(json).isEqualTo(valid);
			accepted += valid ? 1 : 0;
			rejected += valid ? 0 : 1;
		}
		assertThat(accepted).isGreaterThan(5);
		assertThat(rejected).isGreaterThan(5);
	}

	@Test
	void isAValidSchema() {
		Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
		for (String job : new String[] { "configurable", "typed", "pythonic", "nested", "raw_assets" }) {
			assertThat(meta.validate(client.job(job).runConfigSchema().toJsonSchemaText(), InputFormat.JSON)).as(job)
				.isEmpty();
		}
	}

	private static boolean isValid(JobSpec job, Map<?, ?> config) {
		try {
			job.runConfig(config).validate();
			return true;
		}
		catch (RunConfigInvalidException ex) {
			return false;
		}
	}

	// 1.0 is an integer in JSON Schema, and true is a number in Python
	private static boolean isKnownDifference(@Nullable Object key, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet().stream().anyMatch((entry) -> isKnownDifference(entry.getKey(), entry.getValue()));
		}
		if (value instanceof Collection<?> list) {
			return list.stream().anyMatch((element) -> isKnownDifference(key, element));
		}
		return (value instanceof Double number && number == Math.rint(number))
				|| (value instanceof Boolean && "ratio".equals(key));
	}

}
