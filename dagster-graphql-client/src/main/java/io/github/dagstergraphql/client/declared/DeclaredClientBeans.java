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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;

/**
 * Factory of the beans of {@link ImportDagsterClients}.
 */
class DeclaredClientBeans implements DagsterClientProxyRegistry {

	static final String BEAN_NAME = "dagsterDeclaredClientBeans";

	private final ConfigurableListableBeanFactory beanFactory;

	DeclaredClientBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public <T> T createClient(Class<T> type, String clientName) {
		List<String> problems = new ArrayList<>();
		DagsterGraphQlClient client = client(clientName, problems);
		EmbeddedValueResolver resolver = new EmbeddedValueResolver(this.beanFactory);
		if (client == null) {
			throw invalid(type, resolver, problems);
		}
		DagsterClientProxyFactory.Builder builder = DagsterClientProxyFactory.builder(client)
			.embeddedValueResolver(resolver);
		this.beanFactory.getBeanProvider(DagsterClientProxyFactoryCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> customizer.customize(builder));
		return builder.build().createClient(type);
	}

	private static InvalidDagsterClientException invalid(Class<?> type, EmbeddedValueResolver resolver,
			List<String> problems) {
		try {
			InterfaceReader.read(type, resolver);
		}
		catch (InvalidDagsterClientException ex) {
			problems.addAll(ex.getProblems());
		}
		return new InvalidDagsterClientException(type, problems, null);
	}

	private @Nullable DagsterGraphQlClient client(String name, List<String> problems) {
		try {
			return name.isEmpty() ? this.beanFactory.getBean(DagsterGraphQlClient.class) : BeanFactoryAnnotationUtils
				.qualifiedBeanOfType(this.beanFactory, DagsterGraphQlClient.class, name);
		}
		catch (NoSuchBeanDefinitionException ex) {
			if (!DagsterGraphQlClient.class.equals(ex.getBeanType()) && !name.equals(ex.getBeanName())) {
				throw ex;
			}
			Set<String> names = names();
			problems.add(problem(name, names));
			return null;
		}
	}

	private static String problem(String name, Set<String> names) {
		if (names.isEmpty()) {
			return "There is no client: define a bean of type DagsterGraphQlClient, for example with the starter. In a slice test, replace the declared client with @MockitoBean, or add @AutoConfigureEmbeddedDagster";
		}
		return (name.isEmpty()
				? "There is no client without a name, or none of several is primary: set client in @ImportDagsterClients to one of %s, or configure the client"
				: "The client \"" + name
						+ "\" does not exist: change client in @ImportDagsterClients, or the value of @DagsterClient, to one of %s, or configure the client")
			.formatted(names);
	}

	private Set<String> names() {
		Set<String> names = new TreeSet<>();
		for (String name : this.beanFactory.getBeanNamesForType(DagsterGraphQlClient.class, true, false)) {
			BeanDefinition definition = this.beanFactory.containsBeanDefinition(name)
					? this.beanFactory.getMergedBeanDefinition(name) : null;
			AutowireCandidateQualifier qualifier = (definition instanceof AbstractBeanDefinition own)
					? own.getQualifier(Qualifier.class.getName()) : null;
			names.add((qualifier != null) ? String.valueOf(qualifier.getAttribute("value")) : name);
		}
		return names;
	}

}
