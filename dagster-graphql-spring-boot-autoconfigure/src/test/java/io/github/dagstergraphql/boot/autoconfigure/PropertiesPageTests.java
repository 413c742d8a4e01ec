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

package io.github.dagstergraphql.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the page of all properties to the configuration metadata of which it is made.
 * With {@code -Ddocs.write=true} the page is written anew.
 */
class PropertiesPageTests {

	private static final Path PAGE = Path.of("../docs/properties.md");

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	/** Those that are not set are left to the builder of clients. */
	private static final Set<String> IN_THE_BUILDER = Set.of("dagster.host", "dagster.port", "dagster.https");

	private static final String PRIMARY = "Whether this client is injected where none is asked for by name.";

	private final JsonNode metadata = read();

	@Test
	void thePageSaysWhatTheMetadataSay() throws IOException {
		String page = page();
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("run this test with -Ddocs.write=true").content().isEqualTo(page);
	}

	@Test
	void everyPropertyIsDescribedAsBootDescribesIts() {
		assertThat(properties()).allSatisfy((property) -> {
			String description = property.path("description").asString("");
			assertThat(description).as(property.path("name").asString()).isNotBlank().endsWith(".");
			assertThat(description).doesNotStartWith("The ").doesNotStartWith("A ");
			if (property.path("type").asString().equals("java.lang.Boolean")) {
				assertThat(description).startsWith("Whether ");
			}
		});
	}

	@Test
	void hintsAreForPropertiesThatThereAre() {
		List<String> names = properties().stream().map((property) -> property.path("name").asString()).toList();
		assertThat(this.metadata.path("hints")).isNotEmpty()
			.allSatisfy(
					(hint) -> assertThat(names).contains(hint.path("name").asString().replaceFirst("\\.keys$", "")));
	}

	@Test
	void theMetadataHaveTheDefaultsOfTheCode() {
		BeanWrapper defaults = new BeanWrapperImpl(new DagsterProperties());
		properties().stream()
			.filter((property) -> property.path("name").asString().startsWith("dagster."))
			.filter((property) -> !IN_THE_BUILDER.contains(property.path("name").asString()))
			.forEach((property) -> {
				String name = property.path("name").asString();
				Object actual = defaults.getPropertyValue(camelCase(name.substring("dagster.".length())));
				Object documented = ApplicationConversionService.getSharedInstance()
					.convert(property.path("defaultValue").asString(null),
							defaults.getPropertyType(camelCase(name.substring("dagster.".length()))));
				assertThat((actual instanceof Map) ? null : actual).as(name).isEqualTo(documented);
			});
	}

	@Test
	void theCodeKnowsThePropertiesOfTheMetadata() {
		assertThat(properties()).filteredOn((property) -> property.path("name").asString().startsWith("dagster."))
			.filteredOn((property) -> !property.path("type").asString().startsWith("java.util.Map"))
			.extracting((property) -> property.path("name").asString().substring("dagster.".length()))
			.containsExactlyInAnyOrderElementsOf(DagsterPropertyNames.root());
		assertThat(DagsterPropertyNames.client()).containsOnlyOnce("primary")
			.filteredOn((name) -> !name.equals("primary"))
			.isSubsetOf(DagsterPropertyNames.root());
	}

	private static String camelCase(String name) {
		return Pattern.compile("-([a-z])").matcher(name).replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
	}

	private String page() {
		StringBuilder page = new StringBuilder(
				"""
						# Properties

						<!-- written by PropertiesPageTests from the configuration metadata; run it with -Ddocs.write=true -->

						Editors with support for Spring Boot show the descriptions, too. All properties directly under `dagster`, except
						`dagster.health`, `dagster.shutdown` and `dagster.warm-up`, can also be set under `dagster.clients.<name>`: see
						[Several servers](configuration.md#several-servers).

						| property | type | default | |
						|---|---|---|---|
						""");
		for (JsonNode property : properties()) {
			page.append("| `%s` | %s | %s | %s |\n".formatted(property.path("name").asString(),
					type(property.path("type").asString()), defaultValue(property),
					property.path("description").asString() + hints(property)));
			if (property.path("name").asString().equals("dagster.clients")) {
				page.append("| `dagster.clients.<name>.primary` | boolean | `false` | %s |\n".formatted(PRIMARY));
			}
		}
		return page.toString();
	}

	private List<JsonNode> properties() {
		return StreamSupport.stream(this.metadata.path("properties").spliterator(), false)
			.sorted(Comparator.comparing((property) -> property.path("name").asString()))
			.toList();
	}

	private static String type(String type) {
		if (type.startsWith("java.util.Map")) {
			return "map";
		}
		String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
		return switch (name) {
			case "String" -> "text";
			case "DataSize" -> "data size";
			case "Boolean", "Double", "Duration", "Integer" -> name.toLowerCase(Locale.ROOT);
			default -> constants(type);
		};
	}

	// as they are written in YAML, and as the metadata write defaults
	private static String constants(String type) {
		return Arrays.stream(ClassUtils.resolveClassName(type, null).getEnumConstants())
			.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", "));
	}

	private static String defaultValue(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		return value.isMissingNode() ? "" : "`" + value.asString() + "`";
	}

	private String hints(JsonNode property) {
		String name = property.path("name").asString();
		return StreamSupport.stream(this.metadata.path("hints").spliterator(), false)
			.filter((hint) -> hint.path("name").asString().replaceFirst("\\.keys$", "").equals(name))
			.flatMap((hint) -> StreamSupport.stream(hint.path("values").spliterator(), false))
			.map((value) -> " `%s`: %s".formatted(value.path("value").asString(), value.path("description").asString()))
			.collect(Collectors.joining());
	}

	private static JsonNode read() {
		try {
			return JsonMapper.shared().readTree(Files.readAllBytes(METADATA));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
