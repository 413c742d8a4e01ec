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

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A subscription.
 *
 * @param error the error with which it is rejected, or {@code null}
 * @param results the responses, each to be written as JSON
 */
public record GraphQlSubscription(@Nullable Map<String, Object> error, Flux<Map<String, @Nullable Object>> results) {

	static GraphQlSubscription refused(Map<String, Object> error) {
		return new GraphQlSubscription(error, Flux.empty());
	}

}
