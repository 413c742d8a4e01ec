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

package io.github.dagstergraphql.client.internal.version;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerVersion}.
 */
class ServerVersionTests {

	@ParameterizedTest
	@CsvSource({ "0.12.15,0.15.1,true", "0.15.0,0.15.1,true", "0.15.1,0.15.1,false", "1.9.13,1.13.0,true",
			"0.11.16,0.12,true", "0.12.0,0.12,false", "1.13.27,1.9.0,false", "1.0.0rc1,0.15.1,false",
			"1!0+dev,0.15.1,false", "'',0.15.1,false" })
	void compares(String version, String release, boolean before) {
		assertThat(new ServerVersion(version).isBefore(release)).isEqualTo(before);
	}

}
