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

package io.github.dagstergraphql.client.run;

import org.jspecify.annotations.Nullable;

/**
 * Component of a record, or property of another class, from which run config was given.
 *
 * @param type the class of the object
 * @param name the name of the record component or property in Java, which may differ from
 * the name in run config; {@code null} if the class has none
 * @since 0.1.0
 */
public record RunConfigComponent(Class<?> type, @Nullable String name) {

	/**
	 * Return the name of the class without its package, and the name of the component,
	 * such as {@code LoadConfig.day}.
	 */
	@Override
	public String toString() {
		String className = this.type.getTypeName();
		String simpleName = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
		return (this.name != null) ? simpleName + "." + this.name : simpleName;
	}

}
