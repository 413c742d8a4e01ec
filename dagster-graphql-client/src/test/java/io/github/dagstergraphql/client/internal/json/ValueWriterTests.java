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

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ValueWriter}.
 */
class ValueWriterTests {

	static Stream<Object> lossy() {
		return Stream.of(new Invisible(), new Annotated(), (Runnable) () -> {
		}, (Supplier<String>) () -> "x", new Object(), new Object() {
		}, new ByteArrayInputStream(new byte[0]), new BitSet(), Thread.currentThread(), Mono.just(1),
				Flux.just(1).map((number) -> number), CompletableFuture.completedFuture(Map.of("a", 1)),
				com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().put("a", 1),
				com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode().add(1),
				kotlin.LazyKt.lazyOf(1));
	}

	@ParameterizedTest
	@MethodSource("lossy")
	void failsOnObjectsThatWouldBeLost(Object lost) {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.toMap(lost, "run config"))
			.withMessageStartingWith("run config cannot be written as JSON: " + lost.getClass().getName())
			.withMessageEndingWith("(at the root)");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.toMap(Map.of("ops", List.of(Optional.of(new Nested(lost)))), "run config"))
			.withMessageContaining(lost.getClass().getName())
			.withMessageEndingWith("(at ops.[0].inner)");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.toTagValue(List.of(lost), "tag \"t\""))
			.withMessageContaining(lost.getClass().getName());
	}

	@Test
	void keepsWhatIsEmpty() {
		record Nothing() {
		}
		assertThat(Json.toMap(Map.of(), "c")).isEmpty();
		assertThat(Json.toMap(new Nothing(), "c")).isEmpty();
		assertThat(Json.toMap(Map.of("a", new Nothing(), "b", List.of(), "c", Optional.empty()), "c"))
			.isEqualTo(mapOf("a", Map.of(), "b", List.of(), "c", null));
	}

	@Test
	void keepsPropertiesThatJacksonDetects() {
		assertThat(Json.toMap(new Dynamic(Map.of("a", 1)), "c")).isEqualTo(Map.of("a", 1));
		assertThat(Json.toMap(new Wrapped(Map.of("a", 1)), "c")).isEqualTo(Map.of("a", 1));
		assertThat(Json.toMap(Map.of("list", List.of(1).iterator(), "stream", Stream.of(1, 2), "ref",
				new AtomicReference<>("x"), "exact", new java.math.BigDecimal("1.10")), "c"))
			.isEqualTo(Map.of("list", List.of(1), "stream", List.of(1, 2), "ref", "x", "exact",
					new java.math.BigDecimal("1.10")));
		assertThat(Json.toMap(JsonMapper.shared().readTree("{\"a\": {\"b\": [1]}}"), "c"))
			.isEqualTo(Map.of("a", Map.of("b", List.of(1))));
	}

	@Test
	void failsOnNumbersThatJsonDoesNotSupport() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.toMap(Map.of("ops", List.of(1, Map.of("rate", Double.NaN))), "run config"))
			.withMessage(
					"run config cannot be written as JSON: JSON supports neither NaN nor infinity (at ops.[1].rate)");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.toMap(Map.of("a", new double[] { 1, Double.NEGATIVE_INFINITY }), "c"))
			.withMessageContaining("(at a.[1])");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.toTree(Float.POSITIVE_INFINITY, "variable rate"))
			.withMessageStartingWith("variable rate cannot be written");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.toTagValue(Double.NaN, "tag \"rate\""));
	}

	@Test
	void failsOnKeysThatAreWrittenAlike() {
		Map<Object, Object> alike = new LinkedHashMap<>();
		alike.put(1, "a");
		alike.put("1", "b");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.toMap(Map.of("ops", List.of(alike)), "run config"))
			.withMessageContaining("a key is duplicated (at ops.[0].(a key))");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.toMap(Map.of("a", Collections.singletonMap(null, 1)), "run config"))
			.withMessageContaining("a map has a null key");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.toMap(Map.of("a", Map.of(new Invisible(), 1)), "run config"))
			.withMessageContaining("Invisible has no text form and cannot be the key of a map");
		assertThat(Json.toMap(Map.of(1, "a", 'c', "b", Thread.State.NEW, "d"), "c"))
			.isEqualTo(Map.of("1", "a", "c", "b", "NEW", "d"));
	}

	@Test
	void failsOnValuesThatContainThemselves() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		Chain chain = new Chain();
		chain.next = chain;
		for (Object endless : List.of(list, chain)) {
			assertThatIllegalArgumentException().isThrownBy(() -> Json.toMap(Map.of("a", endless), "run config"))
				.withMessageContaining("contains itself");
		}
	}

	@Test
	void writesValuesNestedAsDeeplyAsPythonSupports() {
		Map<String, Object> deep = nested(900);
		Map<String, ?> copy = Json.toMap(deep, "run config");
		assertThat(Json.MAPPER.writeValueAsString(copy)).isEqualTo(Json.MAPPER.writeValueAsString(deep));
		assertThatIllegalArgumentException().isThrownBy(() -> Json.toMap(nested(1_100), "run config"))
			.withMessageContaining("nested more than 1,000 levels deep");
	}

	@Test
	void namesNeitherValuesNorKeysThatAreData() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Json.toMap(Map.of("alice@example.org", new Throwing("hunter2secret")), "run config"))
			.withMessage("run config cannot be written as JSON: Jackson fails on " + Throwing.class.getName()
					+ " with IllegalStateException (at (a key).value)");
	}

	static Map<String, Object> nested(int levels) {
		Map<String, Object> map = Map.of("end", 1);
		for (int level = 1; level < levels; level++) {
			map = Map.of("a", map);
		}
		return map;
	}

	private static Map<String, Object> mapOf(Object... entries) {
		Map<String, Object> map = new HashMap<>();
		for (int index = 0; index < entries.length; index += 2) {
			map.put((String) entries[index], entries[index + 1]);
		}
		return map;
	}

	record Nested(Object inner) {
	}

	record Dynamic(@JsonAnyGetter Map<String, Object> values) {
	}

	record Wrapped(@JsonValue Map<String, Object> values) {
	}

	static class Invisible {

		String password = "hunter2secret";

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	static class Annotated {

		String password = "hunter2secret";

	}

	static class Chain {

		public Chain next;

	}

	record Throwing(String value) {

		@Override
		public String value() {
			throw new IllegalStateException("hunter2secret");
		}

	}

}
