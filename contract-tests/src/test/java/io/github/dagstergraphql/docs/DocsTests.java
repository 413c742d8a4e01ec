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

package io.github.dagstergraphql.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.test.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the README and the pages in {@code docs}: snippets of Java and Kotlin are
 * regions of compiled files, links have a target, and properties in YAML snippets exist.
 */
class DocsTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern SNIPPET = Pattern
		.compile("<!-- snippet (\\S+) (\\S+) -->\\n```(?:java|kotlin)\\n(.*?)```", Pattern.DOTALL);

	// the build script of Gradle is not compiled
	private static final Pattern COMPILED = Pattern.compile("```java|```kotlin\\n(?!repositories|dependencies)");

	private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

	private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

	private static final Path METADATA = ROOT.resolve("dagster-graphql-spring-boot-autoconfigure/target/classes")
		.resolve("META-INF/spring-configuration-metadata.json");

	static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			docs.filter((page) -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages;
	}

	static List<Path> pagesWithLinks() throws IOException {
		List<Path> pages = new ArrayList<>(pages());
		pages.add(ROOT.resolve("CONTRIBUTING.md"));
		pages.add(ROOT.resolve("CHANGELOG.md"));
		return pages;
	}

	@ParameterizedTest
	@MethodSource("pages")
	void showWhatIsCompiled(Path page) throws IOException {
		String text = Files.readString(page);
		List<String> names = new ArrayList<>();
		Matcher matcher = SNIPPET.matcher(text);
		while (matcher.find()) {
			String source = Files.readString(ROOT.resolve(matcher.group(1)));
			String name = matcher.group(2);
			assertThat(matcher.group(3)).as(name).isEqualTo(region(source, name));
			names.add(name);
		}
		assertThat(names).doesNotHaveDuplicates();
		assertThat(COMPILED.split(text, -1)).as("every piece of code says where it is from").hasSize(names.size() + 1);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linkToTheCompleteFiles(Path page) throws IOException {
		String text = Files.readString(page);
		Matcher matcher = SNIPPET.matcher(text);
		while (matcher.find() && !page.endsWith("README.md")) {
			assertThat(text).as(page.toString()).contains("](../" + matcher.group(1) + ")");
		}
	}

	@ParameterizedTest
	@MethodSource("pagesWithLinks")
	void linkPagesThatThereAre(Path page) throws IOException {
		Matcher matcher = LINK.matcher(Files.readString(page));
		while (matcher.find()) {
			Path target = matcher.group(1).isEmpty() ? page : page.resolveSibling(matcher.group(1));
			assertThat(target).as(page.toString()).exists();
			if (matcher.group(2) != null) {
				assertThat(anchors(target)).as(page.toString()).contains(matcher.group(2));
			}
		}
	}

	private static List<String> anchors(Path page) throws IOException {
		return Files.readAllLines(page)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((heading) -> heading.replaceFirst("#+ ", "")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9 -]", "")
				.replace(' ', '-'))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void setExistingProperties(Path page) throws IOException {
		Set<String> known = properties();
		Matcher matcher = YAML.matcher(Files.readString(page));
		while (matcher.find()) {
			new Yaml().loadAll(matcher.group(1)).forEach((document) -> {
				Set<String> names = new TreeSet<>();
				flatten("", document, names);
				assertThat(names).as(page + ": " + matcher.group(1))
					.allSatisfy((name) -> assertThat(known).contains(name));
			});
		}
	}

	@Test
	void namesEveryOperationThatATestMayLetFail() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/embedded-dagster.md"));
		assertThat(OperationCatalog.find().keySet()).contains("LaunchRun")
			.allSatisfy((operation) -> assertThat(page).contains("`" + operation + "`"));
		String listed = page.substring(page.indexOf("- launching: "), page.indexOf("A wait polls with"));
		Matcher matcher = Pattern.compile("`(\\w+)`").matcher(listed);
		assertThat(matcher.results().map((operation) -> operation.group(1))).contains("FindJob")
			.allSatisfy((operation) -> assertThat(Fault.loginPage().onOperation(operation).operation())
				.isEqualTo(operation));
	}

	@Test
	void theReadmeLinksEveryPage() throws IOException {
		String readme = Files.readString(ROOT.resolve("README.md"));
		assertThat(pages()).filteredOn((page) -> !page.endsWith("README.md"))
			.isNotEmpty()
			.allSatisfy((page) -> assertThat(readme).contains("](docs/" + page.getFileName() + ")"));
	}

	@Test
	void thereIsMoreThanTheReadme() throws IOException {
		assertThat(pages()).extracting((page) -> page.getFileName().toString())
			.contains("README.md", "testing.md", "configuration.md");
		assertThat(properties()).contains("dagster.host");
	}

	private static Set<String> properties() throws IOException {
		Set<String> names = new TreeSet<>();
		JsonMapper.shared()
			.readTree(Files.readAllBytes(METADATA))
			.path("properties")
			.forEach((property) -> names.add(property.path("name").asString()));
		return names;
	}

	// The names of the properties that are ours, those of named clients as if they stood
	// directly under dagster.
	private static void flatten(String name, Object value, Set<String> names) {
		if (value instanceof Map<?, ?> map && !name.equals("dagster.headers")) {
			map.forEach((key, child) -> flatten(name.isEmpty() ? key.toString() : name + "." + key, child, names));
		}
		else if (name.startsWith("dagster.")) {
			names.add(name.replaceFirst("^dagster\\.clients\\.[^.]+\\.(primary$)?", "dagster.")
				.replaceFirst("^dagster\\.$", "dagster.clients")
				.replaceFirst("^dagster\\.headers\\..*", "dagster.headers"));
		}
		else if (name.startsWith("management.health.dagster")) {
			names.add(name);
		}
	}

	private static String region(String source, String name) {
		int start = source.indexOf("tag::" + name + "[]");
		int end = source.lastIndexOf("\n", source.indexOf("end::" + name + "[]"));
		assertThat(start).as("tag::" + name).isPositive();
		return source.substring(source.indexOf("\n", start) + 1, end).stripIndent() + "\n";
	}

}
