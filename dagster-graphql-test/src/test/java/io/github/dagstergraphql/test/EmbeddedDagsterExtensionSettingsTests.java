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

package io.github.dagstergraphql.test;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedDagsterExtension#with(EmbeddedDagster.Builder)}.
 */
class EmbeddedDagsterExtensionSettingsTests {

	@RegisterExtension
	static EmbeddedDagsterExtension extension = EmbeddedDagsterExtension.with(EmbeddedDagster.builder()
		.pathPrefix("/dagster")
		.initialize((dagster) -> dagster.define(JobDefinition.named("shared"))));

	@RepeatedTest(2)
	void areThoseOfTheServerOfEachTest(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		assertThat(dagster.getUrl()).endsWith("/dagster");
		client.submitJobExecution("shared");
		assertThat(dagster).launched("shared").once();
	}

}
