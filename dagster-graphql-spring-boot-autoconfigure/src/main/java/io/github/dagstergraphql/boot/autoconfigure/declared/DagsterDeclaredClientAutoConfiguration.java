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

package io.github.dagstergraphql.boot.autoconfigure.declared;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.DagsterProperties;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactoryCustomizer;
import io.github.dagstergraphql.client.declared.ImportDagsterClients;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the declared clients of
 * {@link ImportDagsterClients}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DagsterAutoConfiguration.class)
@ConditionalOnClass(DagsterGraphQlClient.class)
@ConditionalOnBean(name = "dagsterDeclaredClientBeans")
public final class DagsterDeclaredClientAutoConfiguration {

	DagsterDeclaredClientAutoConfiguration() {
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	DagsterClientProxyFactoryCustomizer dagsterJobValidationCustomizer(DagsterProperties properties) {
		return (builder) -> builder.validation(properties.getJobs().getValidate());
	}

}
