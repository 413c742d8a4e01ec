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

package io.github.dagstergraphql.client.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Changes the structure of JSON: removes, swaps and replaces nodes, up to invalid JSON.
 */
final class JsonMutator {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	/** What stands for raw text until the JSON is written. */
	private static final String PLACEHOLDER = "\uE000raw";

	private static final String[] TYPES = { "Run", "PipelineRun", "LaunchRunSuccess", "LaunchPipelineRunSuccess",
			"RunConfigValidationInvalid", "PipelineConfigValidationInvalid", "PythonError", "RunNotFoundError",
			"PipelineRunNotFoundError", "PipelineNotFoundError", "InvalidSubsetError", "InvalidStepError",
			"InvalidOutputError", "ConflictingExecutionParamsError", "PresetNotFoundError", "NoModeProvidedError",
			"RunConflict", "UnauthorizedError", "TerminateRunSuccess", "TerminateRunFailure", "TerminateRunsResult",
			"WorkspaceLocationEntry", "ReloadNotSupported", "RepositoryLocationNotFound", "RepositoryLocation",
			"ShutdownRepositoryLocationSuccess", "RepositoryConnection", "Workspace", "Instance", "Pipeline", "Runs",
			"RunOfTheFuture", "run", "" };

	private static final List<Function<Random, String>> VALUES = List.of((random) -> "null", (random) -> "true",
			(random) -> "0", (random) -> "-1", (random) -> "1.5", (random) -> "[]", (random) -> "{}",
			(random) -> "[null]", (random) -> "[[]]", (random) -> "{\"\":null}", (random) -> "\"\"",
			(random) -> "\" \"", (random) -> "\"x\"", (random) -> "1e999", (random) -> "-1e999",
			(random) -> "1e999999999", (random) -> "1e-999999999", (random) -> "2147483648",
			(random) -> "-9223372036854775809", (random) -> "99999999999999999999",
			(random) -> "9".repeat(1 + random.nextInt(1_500)), (random) -> "0." + "9".repeat(1 + random.nextInt(1_500)),
			(random) -> "1e10", (random) -> "1e11", (random) -> "1e18", (random) -> "\"\\ud800\"",
			(random) -> "\"\\udc00\\ud800\"", (random) -> "\"\\u0000\\u0007\\u001b[31m\"",
			(random) -> "\"1.2.99999999999999\"", (random) -> "\"99999999999999.0.0-x\"",
			(random) -> "\"%s %n {} ${x} \\\\\"", (random) -> "\"../../?a=b#c%zz\"",
			(random) -> "\"2026-99-99T99:99:99Z\"", (random) -> '"' + "x".repeat(1 + random.nextInt(5_000)) + '"',
			(random) -> '"' + "\\n\\u00a0 \u0130\u1e9e".repeat(1 + random.nextInt(500)) + '"',
			(random) -> nested("[", "]", depth(random)), (random) -> nested("{\"a\":", "}", depth(random)),
			(random) -> nested("{\"message\":\"m\",\"stack\":[],\"cause\":", "}", depth(random)),
			(random) -> "[" + "null,".repeat(random.nextInt(2_000)) + "null]",
			(random) -> "[" + "{},".repeat(random.nextInt(2_000)) + "{}]");

	private static final String[] BROKEN = { "NaN", "Infinity", "-Infinity", "undefined", "'x'", "/* c */ 1", "01",
			"+1", "0x10", "1.", "tru", "\"a\nb\"", "\"\\x\"", "\"\\u12\"", "" };

	private final Random random;

	private final List<String> raw = new ArrayList<>();

	JsonMutator(Random random) {
		this.random = random;
	}

	/**
	 * Change some JSON.
	 * @param json what was answered
	 * @param times how many changes to make
	 * @return what is to be answered, of which not all may be JSON any more
	 */
	String mutate(JsonNode json, int times) {
		ArrayNode root = NODES.arrayNode().add(json.deepCopy());
		for (int time = 0; time < times; time++) {
			List<Place> places = new ArrayList<>();
			collect(root, places);
			if (!places.isEmpty()) {
				mutate(places.get(deeper(places.size())), places);
			}
		}
		String text = root.isEmpty() ? "" : MAPPER.writeValueAsString(root.get(0));
		for (int index = 0; index < this.raw.size(); index++) {
			text = text.replace('"' + PLACEHOLDER + index + '"', this.raw.get(index));
		}
		return text;
	}

	// what is wrong at the root hides what is wrong below
	private int deeper(int places) {
		int index = this.random.nextInt(places);
		return (this.random.nextInt(6) != 0) ? Math.max(Math.min(2, places - 1), index) : index;
	}

	private void mutate(Place place, List<Place> all) {
		switch (this.random.nextInt(14)) {
			case 0 -> place.remove();
			case 1 -> place.set(all.get(this.random.nextInt(all.size())).value().deepCopy());
			case 2 -> place.set(StringNode.valueOf(TYPES[this.random.nextInt(TYPES.length)]));
			case 3 -> place.set(NODES.arrayNode().add(place.value()));
			case 4 -> place.set(NODES.objectNode().set("a", place.value()));
			case 5 -> typeNames(all);
			case 6 -> repeat(place);
			case 7 -> reorder(place);
			case 8 -> addField(place);
			case 9 -> addErrors(all.get(0));
			case 10 -> duplicate(place);
			default -> place.set(raw(any()));
		}
	}

	private void typeNames(List<Place> all) {
		List<Place> types = all.stream().filter((place) -> "__typename".equals(place.field())).toList();
		if (!types.isEmpty()) {
			types.get(this.random.nextInt(types.size()))
				.set(StringNode.valueOf(TYPES[this.random.nextInt(TYPES.length)]));
		}
	}

	private void repeat(Place place) {
		if (place.parent() instanceof ArrayNode array && array.size() < 100) {
			for (int copies = this.random.nextInt(60); copies >= 0; copies--) {
				array.insert(this.random.nextInt(array.size() + 1), place.value().deepCopy());
			}
		}
	}

	private void reorder(Place place) {
		if (place.value() instanceof ObjectNode object) {
			List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
			Collections.shuffle(entries, this.random);
			Map<String, JsonNode> shuffled = new LinkedHashMap<>();
			entries.forEach((entry) -> shuffled.put(entry.getKey(), entry.getValue()));
			object.removeAll();
			object.setAll(shuffled);
		}
	}

	private void addField(Place place) {
		if (place.value() instanceof ObjectNode object) {
			String[] names = { "a", "", "__typename", "message", "cause", "stack", "errors", "data", "path", "\ud800" };
			object.set(names[this.random.nextInt(names.length)], raw(any()));
		}
	}

	private void addErrors(Place root) {
		if (root.value() instanceof ObjectNode object) {
			String[] errors = { "[]", "[{}]", "{}", "null", "7", "[null]", "[[]]", "\"x\"",
					"[{\"message\":null,\"path\":{},\"locations\":7}]",
					"[{\"message\":7,\"path\":[1.5,{},[],null,-1],\"locations\":[null,{\"line\":\"x\"},{\"line\":1e999,\"column\":-1}]}]",
					"[{\"message\":\"m\",\"path\":[\"a\",99999999999]}]",
					"[{\"message\":\"Runtime Object type \\\"InvalidSubsetError\\\" is not a possible type for \\\"X\\\".\"}]",
					"[{\"message\":\"Runtime Object type \\\"InvalidStepError\\\" is not a possible type for \\\"X\\\".\"}]" };
			object.set("errors", raw(errors[this.random.nextInt(errors.length)]));
		}
	}

	// the same field twice
	private void duplicate(Place place) {
		if (place.field() != null && place.parent() instanceof ObjectNode object) {
			String value = MAPPER.writeValueAsString(place.value());
			object.set(place.field(),
					raw(value + ",\"" + place.field() + "\":" + (this.random.nextBoolean() ? value : any())));
		}
	}

	private String any() {
		return (this.random.nextInt(15) == 0) ? BROKEN[this.random.nextInt(BROKEN.length)]
				: VALUES.get(this.random.nextInt(VALUES.size())).apply(this.random);
	}

	private StringNode raw(String text) {
		this.raw.add(text);
		return StringNode.valueOf(PLACEHOLDER + (this.raw.size() - 1));
	}

	// about as deep as a parser goes, or far deeper
	private static int depth(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> 2 + random.nextInt(50);
			case 1 -> 400 + random.nextInt(150);
			case 2 -> 900 + random.nextInt(400);
			default -> (random.nextInt(20) == 0) ? 20_000 : 2_000;
		};
	}

	private static String nested(String open, String close, int depth) {
		return open.repeat(depth) + "null" + close.repeat(depth);
	}

	private static void collect(JsonNode node, List<Place> places) {
		if (node instanceof ObjectNode object) {
			object.propertyNames().forEach((name) -> {
				places.add(new Place(object, name, -1));
				collect(object.get(name), places);
			});
		}
		else if (node instanceof ArrayNode array) {
			for (int index = 0; index < array.size(); index++) {
				places.add(new Place(array, null, index));
				collect(array.get(index), places);
			}
		}
	}

	/**
	 * Where a value stands.
	 *
	 * @param parent in which array or object
	 * @param field in which field of an object
	 * @param index at which place of an array
	 */
	private record Place(JsonNode parent, String field, int index) {

		JsonNode value() {
			return (this.field != null) ? this.parent.get(this.field) : this.parent.get(this.index);
		}

		void set(JsonNode value) {
			if (this.parent instanceof ObjectNode object) {
				object.set(this.field, value);
			}
			else {
				((ArrayNode) this.parent).set(this.index, value);
			}
		}

		void remove() {
			if (this.parent instanceof ObjectNode object) {
				object.remove(this.field);
			}
			else {
				((ArrayNode) this.parent).remove(this.index);
			}
		}

	}

}
