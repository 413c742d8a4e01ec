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

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Settings that the methods of an interface share.
 *
 * @param location the code location, or {@code null}
 * @param repository the repository, or {@code null}
 * @param tags the tags
 */
record InterfaceDefaults(@Nullable String location, @Nullable String repository, Map<String, String> tags) {

	static InterfaceDefaults read(Class<?> type, Attributes attributes, List<String> problems) {
		DagsterClient annotation = AnnotatedElementUtils.findMergedAnnotation(type, DagsterClient.class);
		if (annotation == null) {
			return new InterfaceDefaults(null, null, Map.of());
		}
		String place = "@DagsterClient of " + ClassUtils.getShortName(type);
		return new InterfaceDefaults(attributes.resolveOptional(annotation.location(), place + ", location", problems),
				attributes.resolveOptional(annotation.repository(), place + ", repository", problems),
				attributes.tags(annotation.tags(), place, problems));
	}

}
