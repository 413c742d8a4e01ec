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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every document that the client ships fits the schema of the server, but for those that
 * the client knows to be younger.
 */
abstract class DocumentContract {

	/** Younger documents, and the minor version of Dagster 1.x that brought them. */
	private static final Map<String, Integer> SINCE = Map.ofEntries(Map.entry("TerminateRuns.graphql", 5),
			Map.entry("TerminateRunsBy.graphql", 5), Map.entry("KeyedRuns.graphql", 0), Map.entry("RunIds.graphql", 0),
			Map.entry("RunCount.graphql", 0), Map.entry("Run.graphql", 7), Map.entry("Runs.graphql", 7),
			Map.entry("RunConfig.graphql", 0), Map.entry("RunSteps.graphql", 0), Map.entry("RunToRepeat.graphql", 5),
			Map.entry("ReexecuteRun.graphql", 0), Map.entry("RunFailure.graphql", 0),
			Map.entry("RunStatuses.graphql", 0), Map.entry("TerminateRunBy.graphql", 0));

	abstract DagsterServer server();

	@Test
	void fitsTheSchema() throws IOException {
		GraphQLSchema schema = ServerSchema.of(server().client());
		List<String> checked = new ArrayList<>();
		for (Resource resource : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:io/github/dagstergraphql/client/**/*.graphql")) {
			String name = String.valueOf(resource.getFilename());
			List<ValidationError> errors = new Validator().validateDocument(schema,
					Parser.parse(resource.getContentAsString(StandardCharsets.UTF_8)), Locale.ENGLISH);
			if (SINCE.containsKey(name) && !server().isAtLeast(SINCE.get(name))) {
				assertThat(errors).as(name + " is said to be younger than " + server().version()).isNotEmpty();
			}
			else {
				assertThat(errors).as(name).isEmpty();
			}
			checked.add(name);
		}
		assertThat(checked).contains("LaunchRun.graphql", "RunStatus.graphql", "Workspace.graphql")
			.hasSizeGreaterThan(7);
	}

}
