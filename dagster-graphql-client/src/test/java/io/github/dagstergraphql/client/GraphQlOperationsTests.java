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

import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DagsterGraphQlClient#graphql()}.
 */
class GraphQlOperationsTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void sendsADocumentOfTheClassPath() {
		this.stub.answer("{\"data\":{\"version\":\"1.2.3\"}}");
		assertThat(this.client.graphql().documentName("version").retrieve("version").toEntity(String.class))
			.isEqualTo("1.2.3");
		assertThat(this.client.reactive()
			.graphql()
			.documentName("version")
			.retrieve("version")
			.toEntity(String.class)
			.block()).isEqualTo("1.2.3");
	}

	@Test
	void sendsVariablesAndTheOperation() {
		this.stub.answer("{\"data\":{\"a\":{\"b\":[{\"x\":1},{\"x\":2}]}}}");
		List<Point> points = this.client.graphql()
			.document("query A($i: Int) { a } query B { b }")
			.operationName("A")
			.variable("i", 7)
			.variables(Map.of("j", "k"))
			.retrieve("a.b")
			.toEntityList(Point.class);
		assertThat(points).containsExactly(new Point(1), new Point(2));
		assertThat(this.stub.requests().get(0).operation()).isEqualTo("A");
		assertThat(this.stub.requests().get(0).variables().toString()).isEqualTo("{\"i\":7,\"j\":\"k\"}");
	}

	@Test
	void namesTheInvalidDocument() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.graphql().document("query {"))
			.withMessageContaining("The document is not valid GraphQL: line 1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.graphql().documentName("nope").retrieve("").toEntity(String.class))
			.withMessageContaining("The document \"nope\"")
			.withMessageContaining("graphql-documents/");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.graphql()
				.document("query A { a } query B { b }")
				.retrieve("a")
				.toEntity(String.class))
			.withMessageContaining("several operations");
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> this.client.graphql().document("subscription S { s }").retrieve("s").toEntity(String.class))
			.withMessageContaining("subscription");
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void distinguishesNullFromAFailure() {
		this.stub.answer("{\"data\":{\"a\":null}}");
		assertThat(this.client.graphql().document("{ a }").retrieve("a").toEntity(String.class)).isNull();
		assertThat(this.client.reactive().graphql().document("{ a }").retrieve("a").toEntity(String.class).block())
			.isNull();
		this.stub.answer("{\"data\":{\"a\":null},\"errors\":[{\"message\":\"broken\",\"path\":[\"a\"]}]}");
		assertThatExceptionOfType(GraphQlRequestException.class)
			.isThrownBy(() -> this.client.graphql().document("{ a }").retrieve("a").toEntity(String.class))
			.withMessageContaining("broken");
	}

	@Test
	void reportsAResponseOfAnotherType() {
		this.stub.answer("{\"data\":{\"a\":{\"x\":\"hunter2secret\"}}}");
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.graphql().document("{ a }").retrieve("a").toEntity(Point.class))
			.withMessageContaining(
					"\"a\" cannot be read as " + Point.class.getName() + ": the type does not match at x")
			.withMessageNotContaining("hunter2secret");
	}

	record Point(int x) {

	}

}
