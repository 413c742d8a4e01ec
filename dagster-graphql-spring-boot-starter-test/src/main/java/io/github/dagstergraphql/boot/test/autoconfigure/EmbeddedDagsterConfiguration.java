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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Configuration of the embedded Dagster and of its connection details.
 */
@Configuration(proxyBeanMethods = false)
@Import(EmbeddedDagsterConnectionDetailsRegistrar.class)
class EmbeddedDagsterConfiguration {

	private static final Log logger = LogFactory.getLog(EmbeddedDagsterConfiguration.class);

	@Bean
	EmbeddedDagster embeddedDagster(ObjectProvider<EmbeddedDagster.Builder> builder,
			ObjectProvider<EmbeddedDagsterCustomizer> customizers, ObjectProvider<DeclaredJobs> declared,
			Environment environment) {
		EmbeddedDagster dagster = builder.getIfAvailable(EmbeddedDagster::builder)
			.initialize((server) -> customizers.orderedStream().forEach((customizer) -> customizer.customize(server)))
			.initialize((server) -> declared
				.forEach((jobs) -> server.defineJobsOf(environment::resolveRequiredPlaceholders, jobs.clientTypes())))
			.start();
		logger.info("Started an embedded Dagster at " + dagster.getUrl());
		return dagster;
	}

}
