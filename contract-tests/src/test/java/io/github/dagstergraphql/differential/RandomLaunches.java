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

package io.github.dagstergraphql.differential;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Random parameters for launches, most of them wrong somewhere.
 */
final class RandomLaunches {

	private static final List<String> JOBS = List.of("succeeding", "configurable", "configurable", "configurable",
			"failing", "shared", "chained", "chained", "typed", "raw_assets", "daily_assets", "nope", "__ASSET_JOB",
			"archived");

	private static final List<@Nullable Object> VALUES = Arrays.asList(null, "Ann", "", 1, 0, -3, 2.5, 1.0, true, false,
			List.of(), List.of("a", 1), List.of("x"), Map.of(), Map.of("a", 1), Map.of("b", "x"), "it's", "\"quoted\"",
			"multi\nline", "für", 1L << 40, 1e300, 1e-7);

	private static final Map<String, List<@Nullable Object>> TYPED = Map
		.ofEntries(Map.entry("color", List.of("RED", "GREEN", "BLUE", 5)), Map.entry(
				"target",
				Arrays.asList(Map.of("file", Map.of("path", "x")), Map.of("memory", Map.of()), map("memory", null),
						map("file", null), Map.of("file", Map.of(), "memory", Map.of()), Map.of("other", 1), Map.of())),
				Map.entry("single",
						Arrays.asList(Map.of("only", 1), Map.of(), Map.of("only", "x"), Map.of("other", 1))),
				Map.entry("options", List.of(Map.of("level", 1), Map.of("level", 1, "more", "x"), Map.of("more", 1))),
				Map.entry("ratio", List.of(1.5, 2, true, "x")), Map.entry("flag", List.of(true, false, 1, "true")),
				Map.entry("anything", List.of(1, Map.of("a", List.of(1)))),
				Map.entry("secret",
						List.of("x", Map.of("env", "NAME"), Map.of("env", 5), Map.of("other", "x"), Map.of(),
								List.of())),
				Map.entry("count", List.of(7, Map.of("env", "NAME"), "x", Map.of("env", "A", "b", "c"))),
				Map.entry("rows",
						Arrays.asList(List.of(Map.of("a", 1)), List.of(map("a", 1, "b", null)), List.of(),
								List.of(Map.of("a", 1, "b", List.of("x", 1))), List.of(Map.of("b", List.of()), 5))),
				Map.entry("maybe", Arrays.asList(null, Map.of("x", 1), Map.of("x", "y"), Map.of(), 5)),
				Map.entry("defaults", Arrays.asList(Map.of(), Map.of("deep", 1), Map.of("deep", "x"), null)));

	private static final Map<String, List<@Nullable Object>> PYTHONIC = Map.ofEntries(
			Map.entry("name", List.of("Ann", Map.of("env", "NAME"), 5)),
			Map.entry("times", Arrays.asList(2, null, Map.of("env", "N"), "x")),
			Map.entry("ratio", Arrays.asList(1.5, 2, null, "x")),
			Map.entry("flag", List.of(true, Map.of("env", "F"), 1)), Map.entry("note", Arrays.asList("x", null, 5)),
			Map.entry("labels", Arrays.asList(List.of("a"), List.of(1, Map.of("env", "L")), null)),
			Map.entry("limits", Arrays.asList(Map.of("a", 1), Map.of("a", "x"), null)),
			Map.entry("color", Arrays.asList("RED", "red", null, 5)),
			Map.entry("inner", Arrays.asList(Map.of("a", 1), map("a", 1, "b", null), Map.of("a", "x"), Map.of(), null)),
			Map.entry("anything", Arrays.asList(null, 1, Map.of("x", List.of()))),
			Map.entry("pet", List.of(Map.of("cat", Map.of("meows", 1)), Map.of("dog", Map.of("barks", 1)),
					Map.of("cat", Map.of()), Map.of("bird", Map.of()), Map.of("cat", Map.of(), "dog", Map.of()))));

	private static final Map<String, List<@Nullable Object>> OPEN = Map.of("level", List.of(1, "x"), "more",
			List.of(1, Map.of()));

	private static final Map<String, List<@Nullable Object>> DEFAULTS = Map.of("limit",
			Arrays.asList(1, null, "x", Map.of("env", "N")));

	private final Random random;

	RandomLaunches(Random random) {
		this.random = random;
	}

	Map<String, @Nullable Object> next() {
		Map<String, @Nullable Object> params = new LinkedHashMap<>();
		params.put("selector", selector());
		if (chance(70)) {
			params.put("runConfigData", runConfig());
		}
		if (chance(50)) {
			params.put("mode", pick(List.of("default", "nope")));
		}
		if (chance(10)) {
			params.put("preset", pick(List.of("", "nope")));
		}
		if (chance(10)) {
			params.put("stepKeys", pick(List.of(List.of(), List.of("world"), List.of("nope"), List.of("nope", "no"))));
		}
		if (chance(40)) {
			params.put("executionMetadata", metadata());
		}
		return params;
	}

	private Map<String, @Nullable Object> selector() {
		Map<String, @Nullable Object> selector = new LinkedHashMap<>();
		if (chance(95)) {
			selector.put(chance(80) ? "pipelineName" : "jobName", pick(JOBS));
		}
		selector.put("repositoryLocationName",
				pick(List.of("orders", "orders", "orders", "orders", "billing", "broken", "nope")));
		selector.put("repositoryName", chance(90) ? "orders_repository"
				: pick(List.of("billing_repository", "archive_repository", "nope", "")));
		if (chance(20)) {
			selector.put("solidSelection",
					pick(List.of(List.of(), List.of("world"), List.of("*world", "hello"), List.of("nope"),
							List.of("hello+"), List.of("*"), List.of("++hello*"), List.of("hello", "nope"), List.of(""),
							List.of(" hello "), List.of("raw__orders"), List.of("greet"), List.of("*load"),
							List.of("extract+"), List.of("+load"), List.of("transform*"), List.of("extract", "+load"),
							List.of("*transform+"))));
		}
		else if (chance(20)) {
			selector.put("assetSelection",
					pick(List.of(List.of(), List.of(key("raw", "orders")), List.of(key("nope")),
							List.of(key("raw", "customers"), key("daily")), List.of(key("priced")),
							List.of(key("raw", "orders"), key("a", "b")))));
		}
		return selector;
	}

	@Nullable Object runConfig() {
		return switch (this.random.nextInt(13)) {
			case 0 -> pick(VALUES);
			case 1 -> pick(List.of("", "{", "[1,2]", "hello", "ops: {greet: {config: {name: yes, note: 012}}}",
					"ops: {greet: {config: {name: Ann, note: ~}}}", "a: b: c", "- 1", "null", "5", "{\"ops\": {}}", "'",
					"&a [*b]", "ops: !!python/object:x {}"));
			case 2 -> map("ops", value());
			case 3 -> map(key(), value());
			case 4 -> map("ops", Map.of("greet", Map.of("config", greet())), key(), value());
			case 5 -> Map.of("ops", map(key(), value(), "greet", map("config", greet(), key(), value())));
			case 6 -> execution();
			case 7 -> Map.of("ops",
					Map.of("priced", Map.of("config", pick(List.of(Map.of("currency", "EUR"), Map.of("digits", 3))))));
			default -> Map.of("ops", Map.of("greet", Map.of("config", greet())));
		};
	}

	private Map<String, @Nullable Object> greet() {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		if (chance(80)) {
			config.put("name", chance(80) ? "Ann" : pick(VALUES));
		}
		for (String field : List.of("times", "labels", "limits", "note", "extra", "other")) {
			if (chance(List.of("extra", "other").contains(field) ? 10 : 40)) {
				config.put(field, pick(VALUES));
			}
		}
		return config;
	}

	/**
	 * Return run config of a job with many types.
	 * @param job the job
	 * @return the run config, wrong at some places
	 */
	Map<String, @Nullable Object> runConfig(String job) {
		return switch (job) {
			case "typed" -> map("ops", map("type_check", map("config", fields(TYPED))));
			case "pythonic" ->
				map("ops", map("everything", map("config", fields(PYTHONIC)), "open_op", map("config", fields(OPEN))));
			default -> map("ops", map("defaults", map("config", fields(DEFAULTS))), chance(20) ? key() : "resources",
					map("io_manager", map("config", chance(80) ? map("base_dir", value()) : value())));
		};
	}

	/**
	 * Return run config of a job with many types, of which few fields are wrong.
	 * @param job the job
	 * @return the run config, often valid
	 */
	Map<String, @Nullable Object> validRunConfig(String job) {
		return switch (job) {
			case "typed" -> map("ops", map("type_check", map("config", validFields(TYPED))));
			case "pythonic" -> map("ops", map("everything", map("config", validFields(PYTHONIC)), "open_op",
					map("config", validFields(OPEN))));
			default -> runConfig(job);
		};
	}

	// the first value of each field is valid
	private Map<String, @Nullable Object> validFields(Map<String, List<@Nullable Object>> typed) {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		typed.forEach((name, values) -> config.put(name, chance(90) ? values.get(0) : pick(values)));
		return config;
	}

	private Map<String, @Nullable Object> fields(Map<String, List<@Nullable Object>> typed) {
		Map<String, @Nullable Object> config = new LinkedHashMap<>();
		for (Map.Entry<String, List<@Nullable Object>> field : typed.entrySet()) {
			if (chance(75)) {
				config.put(field.getKey(), chance(70) ? pick(field.getValue()) : pick(VALUES));
			}
		}
		if (chance(10)) {
			config.put(key(), value());
		}
		return config;
	}

	private Map<String, Object> execution() {
		return Map.of("execution",
				Map.of("config", pick(List.of(Map.of("in_process", Map.of()), Map.of(),
						Map.of("multiprocess", Map.of("max_concurrent", "x")), Map.of("a", 1, "b", 2), Map.of("c", 1),
						5, Map.of("multiprocess", Map.of("retries", Map.of("enabled", Map.of(), "disabled", Map.of()))),
						Map.of("multiprocess", Map.of("tag_concurrency_limits", List.of(Map.of("key", 1)))),
						Map.of("multiprocess",
								Map.of("tag_concurrency_limits",
										List.of(Map.of("key", "k", "limit", 1, "value", Map.of("x", 1)), Map.of())))))),
				"loggers",
				pick(List.of(Map.of(), Map.of("console", Map.of("config", Map.of("log_level", 3))),
						Map.of("other", Map.of()))),
				"resources", pick(List.of(Map.of(), Map.of("io_manager", Map.of("config", 5)), Map.of("nope", Map.of()),
						Map.of("io_manager", Map.of("x", 5)))));
	}

	private Map<String, @Nullable Object> metadata() {
		Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
		if (chance(90)) {
			metadata.put("tags",
					pick(List.of(List.of(), List.of(tag("a", "1")), List.of(tag("a", "1"), tag("a", "2")),
							List.of(tag("", "")), List.of(tag(".dagster/x", "1")), List.of(tag("team", "other")),
							List.of(tag("dagster/partition", "2026-01-02")))));
		}
		else {
			metadata.put("tags", null);
		}
		if (chance(10)) {
			metadata.put("parentRunId", "x");
		}
		if (chance(10)) {
			metadata.put("rootRunId", "x");
		}
		return metadata;
	}

	private @Nullable Object value() {
		return pick(VALUES);
	}

	private String key() {
		return pick(List.of("greet", "hello", "ops", "solids", "config", "nope", "inputs", "resources"));
	}

	private static Map<String, Object> key(String... path) {
		return Map.of("path", List.of(path));
	}

	private static Map<String, String> tag(String key, String value) {
		return Map.of("key", key, "value", value);
	}

	// later keys win, and values may be null
	private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
		}
		return map;
	}

	private boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	private <T extends @Nullable Object> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
