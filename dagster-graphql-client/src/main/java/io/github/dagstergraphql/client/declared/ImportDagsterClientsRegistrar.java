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

package io.github.dagstergraphql.client.declared;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Registrar for the beans of {@link ImportDagsterClients}.
 */
class ImportDagsterClientsRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	ImportDagsterClientsRegistrar(Environment environment, ResourceLoader resourceLoader) {
		this.environment = environment;
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		registerInfrastructure(DeclaredClientBeans.BEAN_NAME, DeclaredClientBeans.class, registry);
		registerInfrastructure(DeclaredClientInitialization.BEAN_NAME, DeclaredClientInitialization.class, registry);
		for (AnnotationAttributes attributes : metadata.getMergedRepeatableAnnotationAttributes(
				ImportDagsterClients.class, ImportDagsterClients.Container.class, false)) {
			for (Class<?> type : types(metadata, attributes)) {
				register(type, attributes.getString("client"), metadata, registry);
			}
		}
	}

	private static void registerInfrastructure(String name, Class<?> type, BeanDefinitionRegistry registry) {
		if (!registry.containsBeanDefinition(name)) {
			RootBeanDefinition definition = new RootBeanDefinition(type);
			definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
			registry.registerBeanDefinition(name, definition);
		}
	}

	private Set<Class<?>> types(AnnotationMetadata metadata, AnnotationAttributes attributes) {
		Set<Class<?>> types = new LinkedHashSet<>(Arrays.asList(attributes.getClassArray("types")));
		List<String> packages = new ArrayList<>(Arrays.asList(attributes.getStringArray("basePackages")));
		for (Class<?> type : attributes.getClassArray("basePackageClasses")) {
			packages.add(ClassUtils.getPackageName(type));
		}
		if (types.isEmpty() && packages.isEmpty()) {
			packages.add(ClassUtils.getPackageName(metadata.getClassName()));
		}
		DeclaredClientScanner scanner = new DeclaredClientScanner(this.environment, this.resourceLoader);
		for (String name : packages) {
			Set<Class<?>> found = scanner.scan(this.environment.resolvePlaceholders(name));
			if (found.isEmpty()) {
				throw new IllegalStateException(
						"@ImportDagsterClients on %s finds no interface with methods annotated with @DagsterJob or @DagsterAsset in the package \"%s\": correct the package, or list the interfaces in types"
							.formatted(metadata.getClassName(), name));
			}
			types.addAll(found);
		}
		return types;
	}

	private void register(Class<?> type, String client, AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		String clientName = clientName(type, client);
		String beanName = clientName.isEmpty() ? type.getName() : clientName + "#" + type.getName();
		if (registry.containsBeanDefinition(beanName)) {
			return;
		}
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName(DeclaredClientBeans.BEAN_NAME);
		definition.setFactoryMethodName("createClient");
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(1, clientName);
		definition.setResourceDescription("@ImportDagsterClients on " + metadata.getClassName());
		if (!clientName.isEmpty()) {
			definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, clientName));
		}
		registry.registerBeanDefinition(beanName, definition);
	}

	private String clientName(Class<?> type, String client) {
		DagsterClient annotation = AnnotatedElementUtils.findMergedAnnotation(type, DagsterClient.class);
		String name = (client.isEmpty() && annotation != null) ? annotation.value() : client;
		return this.environment.resolveRequiredPlaceholders(name);
	}

}
