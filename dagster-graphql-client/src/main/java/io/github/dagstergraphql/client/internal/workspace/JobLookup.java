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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.operation.ServerError;
import io.github.dagstergraphql.client.job.InvalidSubsetException;
import tools.jackson.databind.JsonNode;

/**
 * Query for a job in several repositories with one request, which is far cheaper than
 * listing their jobs.
 */
final class JobLookup {

	/** The usual case, whose document is composed only once. */
	private static final Operation<List<Integer>> IN_ONE_REPOSITORY = operation(1);

	private JobLookup() {
	}

	/**
	 * Create the operation for a number of repositories, with the variables {@code r0},
	 * {@code r1} and so on.
	 * @param repositories the number of repositories
	 * @return an operation that returns the indexes of the repositories with the job
	 */
	static Operation<List<Integer>> of(int repositories) {
		return (repositories == 1) ? IN_ONE_REPOSITORY : operation(repositories);
	}

	private static Operation<List<Integer>> operation(int repositories) {
		return Operation.<List<Integer>>query(JobLookup.class, "FindJob", () -> document(repositories))
			.read(DataReader.tree((data) -> read(data, repositories)))
			.error("InvalidSubsetError", InvalidSubsetException::new)
			.build();
	}

	private static String document(int repositories) {
		StringBuilder document = new StringBuilder("query FindJob(");
		document.append(IntStream.range(0, repositories)
			.mapToObj((index) -> "$r" + index + ": PipelineSelector!")
			.collect(Collectors.joining(", ")));
		document.append(") {\n");
		for (int index = 0; index < repositories; index++) {
			document.append("  r%1$d: pipelineOrError(params: $r%1$d) { ...Found }\n".formatted(index));
		}
		document.append("}\nfragment Found on PipelineOrError { __typename ... on Error { message } }\n");
		return document.toString();
	}

	private static Result<List<Integer>> read(JsonNode data, int repositories) {
		List<Integer> found = new ArrayList<>();
		for (int index = 0; index < repositories; index++) {
			JsonNode member = data.path("r" + index);
			switch (member.path("__typename").asString("")) {
				case "Pipeline" -> found.add(index);
				case "PipelineNotFoundError" -> {
				}
				default -> {
					return new Result.Failure<>(ServerError.of(member));
				}
			}
		}
		return new Result.Value<>(found);
	}

}
