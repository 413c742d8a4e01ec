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

import io.github.dagstergraphql.boot.autoconfigure.DagsterClientNames;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Import selector that enables or disables the embedded Dagster.
 */
class EmbeddedDagsterImportSelector implements ImportSelector {

	private final Environment environment;

	EmbeddedDagsterImportSelector(Environment environment) {
		this.environment = environment;
	}

	@Override
	public String[] selectImports(AnnotationMetadata metadata) {
		boolean stepsBack = metadata.getAnnotations()
			.get(AutoConfigureEmbeddedDagster.class)
			.getValue("unlessConfigured", Boolean.class)
			.orElse(false) && isConfigured(DagsterClientNames.of(this.environment));
		return stepsBack ? new String[0] : new String[] { EmbeddedDagsterConfiguration.class.getName() };
	}

	private static boolean isConfigured(DagsterClientNames clients) {
		return clients.hasDefaultAddress() || !clients.getNames().isEmpty();
	}

}
