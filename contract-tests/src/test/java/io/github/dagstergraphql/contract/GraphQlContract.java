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

import java.util.List;

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Documents of the application's own.
 */
abstract class GraphQlContract {

	abstract DagsterServer server();

	@Test
	void readsAnything() {
		assertThat(server().client().graphql().document("{ version }").retrieve("version").toEntity(String.class))
			.isEqualTo(server().version());
		assertThat(server().client()
			.graphql()
			.document("{ repositoriesOrError { ... on RepositoryConnection { nodes { name } } } }")
			.retrieve("repositoriesOrError.nodes")
			.toEntityList(Repository.class)).contains(new Repository("orders_repository"));
		assertThat(server().client()
			.reactive()
			.graphql()
			.document("{ version }")
			.retrieve("")
			.toEntity(new ParameterizedTypeReference<JsonNode>() {
			})
			.block()
			.get("version")
			.asString()).isEqualTo(server().version());
	}

	@Test
	void rejectsWhatTheServerDoesNotSupport() {
		assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(
				() -> server().client().graphql().document("query Q { nope }").retrieve("nope").toEntity(String.class))
			.withMessageContaining("Cannot query field")
			.satisfies((ex) -> {
				assertThat(ex.getStatusCode()).isEqualTo(400);
				assertThat(ex.getErrors()).singleElement()
					.satisfies((error) -> assertThat(error.locations()).isNotEmpty());
			});
	}

	@Test
	void readsTheErrorOfAResolver() {
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> server().client()
				.graphql()
				.document("query Q($id: ID!) { pipelineRunOrError(runId: $id) { __typename } }")
				.retrieve("pipelineRunOrError")
				.toEntity(String.class))
			.satisfies((ex) -> assertThat(ex.getErrors()).isNotEmpty());
	}

	@Test
	void distinguishesNullFromAMissingValue() {
		List<String> none = server().client()
			.graphql()
			.document("{ pipelineRunOrError(runId: \"x\") { ... on PipelineRun { solidSelection } } }")
			.retrieve("pipelineRunOrError.solidSelection")
			.toEntityList(String.class);
		assertThat(none).isEmpty();
	}

	record Repository(String name) {

	}

}
