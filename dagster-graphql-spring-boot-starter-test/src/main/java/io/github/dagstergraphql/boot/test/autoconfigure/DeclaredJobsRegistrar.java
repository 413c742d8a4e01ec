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

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registrar for the declared clients of {@link AutoConfigureEmbeddedDagster#jobsOf()}.
 */
class DeclaredJobsRegistrar implements ImportBeanDefinitionRegistrar {

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Class<?>[] types = metadata.getAnnotations()
			.get(AutoConfigureEmbeddedDagster.class)
			.getValue("jobsOf", Class[].class)
			.orElseGet(() -> new Class<?>[0]);
		if (types.length > 0) {
			RootBeanDefinition definition = new RootBeanDefinition(DeclaredJobs.class);
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, types);
			registry.registerBeanDefinition(DeclaredJobs.class.getName() + "#" + metadata.getClassName(), definition);
		}
	}

}
