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

package io.github.dagstergraphql.boot.test.autoconfigure;

import io.github.dagstergraphql.test.EmbeddedDagster;

/**
 * Callback to define the contents of the embedded Dagster, before it starts and again
 * before every test method. Declare beans of this type to define jobs for all tests.
 * Declare a bean of type {@link EmbeddedDagster.Builder} to configure the server.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EmbeddedDagsterCustomizer {

	/**
	 * Customize the server.
	 * @param dagster the server, without definitions
	 */
	void customize(EmbeddedDagster dagster);

}
