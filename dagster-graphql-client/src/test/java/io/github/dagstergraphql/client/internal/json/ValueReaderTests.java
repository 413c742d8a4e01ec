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

package io.github.dagstergraphql.client.internal.json;

import java.util.List;

import io.github.dagstergraphql.client.error.InvalidResponseException;
import kotlin.Pair;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ValueReader}.
 */
class ValueReaderTests {

	private static final JsonNode NODE = Json.MAPPER.readTree("{\"first\": \"hunter2secret\", \"second\": 2}");

	@Test
	void knowsTheClassesOfKotlinIfItsModuleIsPresent() {
		assertThat(ApplicationMapper.MAPPER.registeredModules()).extracting(JacksonModule::getModuleName)
			.anyMatch((name) -> name.contains("Kotlin"));
		assertThat(Json.MAPPER.registeredModules()).isEmpty();
		Pair<String, Integer> pair = Json.read(NODE, new ParameterizedTypeReference<Pair<String, Integer>>() {
		}.getType(), "\"pair\"");
		assertThat(pair).isEqualTo(new Pair<>("hunter2secret", 2));
		assertThat(Json.toMap(new Pair<>("a", List.of(1)), "c").keySet()).containsExactly("first", "second");
	}

	@Test
	void reportsTheTypeThatCannotBeConstructed() {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.read(NODE, NoCreator.class, "\"order\""))
			.withMessage("\"order\" cannot be read as %1$s: Jackson cannot construct %1$s, at the root. %2$s".formatted(
					NoCreator.class.getName(),
					"Add a constructor without parameters or one with @JsonCreator, or use a record"));
		assertThatIllegalArgumentException().isThrownBy(() -> Json.read(NODE, HasAbstract.class, "\"order\""))
			.withMessageContaining(
					"Jackson cannot construct " + Abstract.class.getName() + ", at first. It is abstract");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.read(NODE, Inner.class, "\"order\""))
			.withMessageContaining("It is an inner class: make it static");
	}

	@Test
	void reportsTheOperationOfAnInvalidResponse() {
		record Numbers(int first, int second) {
		}
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> Json.read(NODE, Numbers.class, "\"order\""))
			.withMessageContaining("the type does not match at first")
			.withMessageNotContaining("hunter2secret");
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> Json.read(NODE, Strict.class, "\"order\""))
			.withMessageContaining(Strict.class.getName() + " rejects it with java.lang.IllegalStateException")
			.withMessageNotContaining("hunter2secret");
	}

	@Test
	void readsDeeplyNestedValues() {
		JsonNode deep = Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(ValueWriterTests.nested(1_000)));
		assertThat(Json.<Object>read(deep, Object.class, "\"config\"")).isEqualTo(ValueWriterTests.nested(1_000));
	}

	static class NoCreator {

		NoCreator(String first) {
		}

	}

	abstract static class Abstract {

	}

	record HasAbstract(Abstract first) {
	}

	class Inner {

		public String first;

	}

	record Strict(String first) {

		Strict {
			throw new IllegalStateException(first);
		}

	}

}
