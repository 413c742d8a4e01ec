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

package io.github.dagstergraphql.docs.application;

import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.stereotype.Component;

/**
 * Query with Spring for GraphQL's own client.
 */
// tag::run-count[]
@Component
class RunCount {

	private final HttpGraphQlClient dagster;

	RunCount(@Qualifier("dagsterHttpGraphQlClient") HttpGraphQlClient dagster) {
		this.dagster = dagster;
	}

	Mono<Integer> ofJob(String jobName) {
		return this.dagster.document("""
				query ($job: String!) {
				  runsOrError(filter: {pipelineName: $job}) { ... on Runs { count } }
				}""").variable("job", jobName).retrieve("runsOrError.count").toEntity(Integer.class);
	}

}
// end::run-count[]
