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

package io.github.dagstergraphql.test.internal.graphql;

import graphql.schema.DataFetcher;

/**
 * Mutations with a Boolean result, which Dagster fails to return errors of.
 */
final class BooleanMutations {

	private BooleanMutations() {
	}

	/**
	 * Return a mutation that a read-only server rejects.
	 * @param fetcher makes the change
	 * @return the mutation
	 */
	static DataFetcher<Object> unlessReadOnly(DataFetcher<Object> fetcher) {
		return (environment) -> {
			if (DagsterSchema.served(environment).served().readOnly()) {
				throw error("UnauthorizedError");
			}
			return fetcher.get(environment);
		};
	}

	static UserFacingException error(String type) {
		return new UserFacingException("Boolean cannot represent a non boolean value: <Graphene" + type + " instance>");
	}

}
