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

package io.github.dagstergraphql.boot.test.autoconfigure;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.JobDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureEmbeddedDagster} where nothing else is auto-configured.
 */
@ExtendWith(SpringExtension.class)
@ContextConfiguration(classes = EmbeddedDagsterInASliceTests.class)
@AutoConfigureEmbeddedDagster
class EmbeddedDagsterInASliceTests {

	@Test
	void bringsTheClients(@Autowired DagsterGraphQlClient client, @Autowired EmbeddedDagster dagster) {
		dagster.define(JobDefinition.named("greeting"));
		client.submitJobExecution("greeting");
		assertThat(dagster).launched("greeting").once();
	}

}
