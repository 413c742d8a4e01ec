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

package io.github.dagstergraphql.testcontainers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DagsterImage}.
 */
class DagsterImageTests {

	@ParameterizedTest
	@CsvSource({ "0.12.15,python:3.8-slim,dagit", "0.15.10,python:3.9-slim,dagit", "1.0.17,python:3.9-slim,dagit",
			"1.3.14,python:3.10-slim,dagit", "1.5.14,python:3.10-slim,dagster-webserver",
			"1.9.13,python:3.11-slim,dagster-webserver", "1.13.27,python:3.12-slim,dagster-webserver" })
	void selectsDependenciesByVersion(String version, String baseImage, String webserver) {
		DagsterImage image = DagsterImage.ofVersion(version);
		assertThat(image.baseImage()).isEqualTo(baseImage);
		assertThat(image.installCommand()).startsWith("pip install --no-cache-dir 'dagster==" + version
				+ "' 'dagster-graphql==" + version + "' '" + webserver + "==" + version + "'");
		assertThat(image.name()).endsWith(":" + version);
	}

	@Test
	void keepsOldVersionsFromNewDependencies() {
		assertThat(DagsterImage.ofVersion("0.12.15").installCommand()).contains("'sqlalchemy<1.4'", "'graphql-core<3'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "latest", "1.13", "v1.13.27" })
	void rejectsInvalidVersions(String version) {
		assertThatIllegalArgumentException().isThrownBy(() -> DagsterImage.ofVersion(version))
			.withMessageContaining("is not a Dagster version");
	}

}
