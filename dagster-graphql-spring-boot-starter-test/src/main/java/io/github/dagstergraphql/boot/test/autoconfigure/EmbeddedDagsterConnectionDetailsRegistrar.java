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

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registrar for the connection details of the embedded Dagster, for every client of the
 * application, including those with names.
 */
class EmbeddedDagsterConnectionDetailsRegistrar implements ImportBeanDefinitionRegistrar {

	/** Bean name that does not collide with that of a client with a name. */
	private static final String DEFAULT_BEAN = "connectionDetailsOfEmbeddedDagster";

	private static final String DEFAULT_CLIENT = "default";

	private final DagsterClientNames clients;

	EmbeddedDagsterConnectionDetailsRegistrar(Environment environment) {
		this.clients = DagsterClientNames.of(environment);
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		if (this.clients.hasDefault()) {
			registry.registerBeanDefinition(DEFAULT_BEAN, connectionDetails(DEFAULT_CLIENT));
		}
		for (String name : this.clients.getNames()) {
			RootBeanDefinition definition = connectionDetails(name);
			definition.setDefaultCandidate(false);
			registry.registerBeanDefinition(name + "DagsterConnectionDetails", definition);
		}
	}

	private static RootBeanDefinition connectionDetails(String clientName) {
		RootBeanDefinition definition = new RootBeanDefinition(EmbeddedDagsterConnectionDetails.class);
		definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.getConstructorArgumentValues().addGenericArgumentValue(clientName, String.class.getName());
		return definition;
	}

}
