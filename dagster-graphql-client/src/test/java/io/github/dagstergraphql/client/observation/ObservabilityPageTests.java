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

package io.github.dagstergraphql.client.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import io.micrometer.docs.metrics.MetricsDocGenerator;
import io.micrometer.docs.spans.SpansDocGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the page of all meters and spans to the enums that name them. Micrometer's
 * generator reads these, and their comments, from the sources. With
 * {@code -Ddocs.write=true} the page is written anew.
 */
class ObservabilityPageTests {

	private static final Path PAGE = Path.of("../docs/observability-reference.md");

	private static final Path SOURCES = Path
		.of("src/main/java/" + ObservabilityPageTests.class.getPackageName().replace('.', '/'));

	private static final Pattern ALL = Pattern.compile(".*");

	private static final String HEAD = """
			# Meters and spans

			<!-- written by ObservabilityPageTests from the enums that name them; run it with -Ddocs.write=true -->

			What a client tells of itself through Micrometer.

			## Meters

			Of each client, the first 100 jobs and the first 100 code locations are counted by name. To timers, Micrometer
			adds the tag `error`: the class of the exception, or `none`. It also counts the events of a span, with its tags,
			as a meter that is called as both: `dagster.client.requests.retry`.

			""";

	private static final String SPANS = """
			## Spans

			A span of an operation is called `dagster` and the name of the operation, such as `dagster LaunchRun`. The
			requests of HTTP that it takes are its children, and carry the trace to the server.

			""";

	@TempDir
	private Path directory;

	@Test
	void thePageSaysWhatTheEnumsSay() throws IOException {
		String page = HEAD + tidy(meters()) + SPANS + tidy(spans()).stripTrailing() + "\n";
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("run this test with -Ddocs.write=true").content().isEqualTo(page);
	}

	@Test
	void nothingIsLeftOut() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(page).contains(new DefaultDagsterRequestObservationConvention().getName(),
				DagsterMeterDocumentation.RUNS_SUBMITTED.getName(),
				DagsterMeterDocumentation.LOCATIONS_RELOADED.getName());
		assertThat(DagsterObservationDocumentation.LowCardinalityKeyNames.values())
			.allSatisfy((key) -> assertThat(page).contains("| `" + key.asString() + "` | "));
		assertThat(DagsterObservationDocumentation.HighCardinalityKeyNames.values())
			.allSatisfy((key) -> assertThat(page).contains("| `" + key.asString() + "` | "));
	}

	private String meters() throws IOException {
		Path file = this.directory.resolve("meters.md");
		new MetricsDocGenerator(SOURCES.toFile(), ALL, "docs/meters.md.hbs", file).generate();
		return Files.readString(file);
	}

	private String spans() throws IOException {
		Path file = this.directory.resolve("spans.md");
		new SpansDocGenerator(SOURCES.toFile(), ALL, "docs/spans.md.hbs", file).generate();
		return Files.readString(file);
	}

	// A code word at the end of a line, or the beginning, loses its space or gets one.
	private static String tidy(String page) {
		return page.replace("( `", "(`").replace("`(", "` (");
	}

}
