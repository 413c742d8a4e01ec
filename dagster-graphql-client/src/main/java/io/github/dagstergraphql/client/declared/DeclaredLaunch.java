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

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.declared.DeclaredParameter.Kind;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringValueResolver;

/**
 * Launch that a method of a declared client performs, for tools such as the embedded
 * Dagster.
 *
 * @since 0.1.0
 */
public final class DeclaredLaunch {

	private final DeclaredMethod method;

	private DeclaredLaunch(DeclaredMethod method) {
		this.method = method;
	}

	/**
	 * Return the launches of an interface.
	 * @param clientType the interface
	 * @param valueResolver the resolver for placeholders in the attributes of annotations
	 * @return the launches, by the names of the methods; at least one, unmodifiable
	 * @throws InvalidDagsterClientException if the interface has mistakes, with all of
	 * them
	 */
	public static List<DeclaredLaunch> of(Class<?> clientType, StringValueResolver valueResolver) {
		Assert.notNull(clientType, "clientType must not be null");
		Assert.notNull(valueResolver, "valueResolver must not be null");
		return InterfaceReader.read(clientType, valueResolver).stream().map(DeclaredLaunch::new).toList();
	}

	/**
	 * Return the method.
	 * @return the method of the interface
	 */
	public Method method() {
		return this.method.method();
	}

	/**
	 * Return the name of the job.
	 * @return the name, or {@code null} if the run materializes assets
	 */
	public @Nullable String jobName() {
		return this.method.target().jobName();
	}

	/**
	 * Return the assets that the run materializes.
	 * @return the keys, unmodifiable; empty if the method launches a job
	 */
	public List<AssetKey> assetKeys() {
		return this.method.target().assetKeys();
	}

	/**
	 * Return the code location of the job or assets.
	 * @return the name of the code location, or {@code null} if it is looked up
	 */
	public @Nullable String location() {
		return this.method.target().location();
	}

	/**
	 * Return the repository of the job or assets.
	 * @return the name of the repository, or {@code null} if it is looked up
	 */
	public @Nullable String repository() {
		return this.method.target().repository();
	}

	/**
	 * Return the types of the parameters for the partition.
	 * @return the types by dimension, unmodifiable; with an empty name for a key without
	 * dimensions, empty if there is no such parameter
	 */
	public Map<String, Class<?>> partitionTypes() {
		Map<String, Class<?>> types = new LinkedHashMap<>();
		for (DeclaredParameter parameter : this.method.parameters()) {
			if (parameter.kind() == Kind.PARTITION) {
				types.put("", parameter.type());
			}
			else if (parameter.kind() == Kind.DIMENSION) {
				types.put(parameter.path().get(0), parameter.type());
			}
		}
		return Collections.unmodifiableMap(types);
	}

	/**
	 * Return the paths of the run config that the parameters set.
	 * @return the paths, such as {@code ops.load.config}; an empty one if a parameter
	 * sets the whole run config, or may set it
	 */
	public List<String> runConfigPaths() {
		return this.method.parameters()
			.stream()
			.filter((parameter) -> parameter.kind() == Kind.RUN_CONFIG || parameter.kind() == Kind.CUSTOMIZER)
			.map((parameter) -> String.join(".", parameter.path()))
			.toList();
	}

	/**
	 * Return the interface and the signature of the method.
	 */
	@Override
	public String toString() {
		return this.method.description();
	}

}
