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

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the declared clients of a package.
 */
final class DeclaredClientScanner extends ClassPathScanningCandidateComponentProvider {

	private final ResourceLoader loader;

	DeclaredClientScanner(Environment environment, ResourceLoader loader) {
		super(false, environment);
		this.loader = loader;
		setResourceLoader(loader);
		addIncludeFilter(new AnnotationTypeFilter(DagsterClient.class));
		addIncludeFilter((reader, factory) -> hasLaunch(reader.getAnnotationMetadata()));
	}

	private static boolean hasLaunch(AnnotationMetadata metadata) {
		return metadata.hasAnnotatedMethods(DagsterJob.class.getName())
				|| metadata.hasAnnotatedMethods(DagsterAsset.class.getName());
	}

	@Override
	protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
		AnnotationMetadata metadata = definition.getMetadata();
		return metadata.isIndependent() && metadata.isInterface() && !metadata.isAnnotation();
	}

	Set<Class<?>> scan(String basePackage) {
		Set<Class<?>> types = new LinkedHashSet<>();
		for (BeanDefinition definition : findCandidateComponents(basePackage)) {
			types.add(ClassUtils.resolveClassName(String.valueOf(definition.getBeanClassName()),
					this.loader.getClassLoader()));
		}
		return types;
	}

}
