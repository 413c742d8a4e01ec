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

import java.util.Arrays;
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.graphql.client.HttpGraphQlClient;

/**
 * Registrar for the beans of the clients with a name. It also determines the primary
 * client: the client marked as primary, or otherwise the client without a name. If
 * neither exists, clients are injected only by their names, so that no client is injected
 * by mistake.
 * <p>
 * The beans are registered after the client without a name, so that they do not prevent
 * its registration.
 */
class DagsterClientsRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	DagsterClientsRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		DagsterClientNames names = DagsterClientNames.of(this.environment, (BeanFactory) registry);
		if (names.getNames().isEmpty()) {
			return;
		}
		// errors are reported when the clients are created
		String primary = new DagsterClients(this.environment, names, new PropertyProblems()).primary();
		boolean candidates = (primary != null || names.hasDefault()
				|| registry.containsBeanDefinition(BeanNames.CLIENT)) && !hasClientOfTheApplication(registry);
		for (String name : names.getNames()) {
			boolean isPrimary = name.equals(primary);
			register(registry, BeanNames.connectionDetails(name), connectionDetails(name));
			register(registry, BeanNames.client(name), client(name, isPrimary, candidates));
			register(registry, BeanNames.reactiveClient(name), reactiveClient(name, isPrimary, candidates));
			register(registry, BeanNames.httpGraphQlClient(name), httpGraphQlClient(name));
		}
		if (primary == null) {
			setPrimary(registry, BeanNames.CLIENT);
			setPrimary(registry, BeanNames.REACTIVE_CLIENT);
		}
	}

	// A client bean of the application is injected where no qualifier is present.
	private static boolean hasClientOfTheApplication(BeanDefinitionRegistry registry) {
		List<String> names = Arrays
			.asList(((ListableBeanFactory) registry).getBeanNamesForType(DagsterGraphQlClient.class, true, false));
		return !names.isEmpty() && !names.contains(BeanNames.CLIENT);
	}

	private static void register(BeanDefinitionRegistry registry, String name, RootBeanDefinition definition) {
		if (!registry.containsBeanDefinition(name)) {
			registry.registerBeanDefinition(name, definition);
		}
	}

	private static RootBeanDefinition connectionDetails(String clientName) {
		RootBeanDefinition definition = definition(PropertiesDagsterConnectionDetails.class, "connectionDetails",
				clientName);
		definition.setDefaultCandidate(false);
		return definition;
	}

	private static RootBeanDefinition client(String clientName, boolean primary, boolean candidate) {
		RootBeanDefinition definition = definition(DagsterGraphQlClient.class, "client", clientName);
		definition.setPrimary(primary);
		definition.setDefaultCandidate(primary || candidate);
		return definition;
	}

	private static RootBeanDefinition reactiveClient(String clientName, boolean primary, boolean candidate) {
		RootBeanDefinition definition = definition(ReactiveDagsterGraphQlClient.class, "reactiveClient", clientName);
		definition.setPrimary(primary);
		definition.setDefaultCandidate(primary || candidate);
		// the connections are shared with the blocking client, which closes them
		definition.setDestroyMethodName("");
		return definition;
	}

	private static RootBeanDefinition httpGraphQlClient(String clientName) {
		RootBeanDefinition definition = definition(HttpGraphQlClient.class, "httpGraphQlClient", clientName);
		// does not replace a client of the application
		definition.setDefaultCandidate(false);
		// its creation sets up HTTP
		definition.setLazyInit(true);
		definition.setDestroyMethodName("");
		return definition;
	}

	private static RootBeanDefinition definition(Class<?> type, String factoryMethod, String clientName) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName(BeanNames.FACTORY);
		definition.setFactoryMethodName(factoryMethod);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, clientName);
		definition.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
		definition.setResourceDescription("properties below dagster.clients." + clientName);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, clientName));
		return definition;
	}

	private static void setPrimary(BeanDefinitionRegistry registry, String name) {
		if (registry.containsBeanDefinition(name)) {
			registry.getBeanDefinition(name).setPrimary(true);
		}
	}

}
