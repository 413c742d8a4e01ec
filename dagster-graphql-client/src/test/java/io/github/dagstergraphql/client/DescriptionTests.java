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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.partition.JobPartition;
import io.github.dagstergraphql.client.internal.run.query.RunFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that descriptions contain no values of users. Reactor logs the description of a
 * value that arrives after a call has ended.
 */
class DescriptionTests {

	static Stream<Object> values() {
		return Stream.of(new RunFields.Tag("key", "hunter2"), new JobPartition("hunter2", Map.of("key", "hunter2")),
				new Response<>(200, true, new Result.Value<>("hunter2"),
						List.of(new GraphQlErrorInfo("hunter2", List.of(), List.of())), null, null));
	}

	@ParameterizedTest
	@MethodSource("values")
	void containNoValues(Object value) {
		assertThat(value.toString()).startsWith(value.getClass().getSimpleName()).doesNotContain("hunter2");
	}

}
