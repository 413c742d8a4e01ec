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

import io.github.dagstergraphql.client.DagsterGraphQlClient;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Makes declared clients lazy in a context without any client, such as that of a slice
 * test, which would otherwise fail although nothing needs them.
 */
class DeclaredClientInitialization implements BeanFactoryPostProcessor {

	static final String BEAN_NAME = "dagsterDeclaredClientInitialization";

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, DagsterGraphQlClient.class, true,
				false).length > 0) {
			return;
		}
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (DeclaredClientBeans.BEAN_NAME.equals(definition.getFactoryBeanName())) {
				definition.setLazyInit(true);
			}
		}
	}

}
