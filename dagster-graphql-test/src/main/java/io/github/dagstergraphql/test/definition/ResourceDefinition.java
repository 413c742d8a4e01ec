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

package io.github.dagstergraphql.test.definition;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A resource of a repository, for all of its jobs and assets
 * ({@code Definitions(resources=..)}).
 *
 * @since 0.1.0
 */
public final class ResourceDefinition {

	private final String name;

	private String type;

	private @Nullable String description;

	private ConfigType config = ConfigType.permissive();

	private ResourceDefinition(String name) {
		this.name = name;
		this.type = "definitions." + name;
	}

	/**
	 * Create a resource.
	 * @param name the key with which ops require it
	 * @return the resource
	 */
	public static ResourceDefinition named(String name) {
		Assert.hasText(name, "a resource must have a name");
		return new ResourceDefinition(name);
	}

	/**
	 * Return this resource with a type. Defaults to a function with the name of the
	 * resource in a module {@code definitions}.
	 * @param type the Python class or function, with its module
	 * @return the resource
	 */
	public ResourceDefinition type(String type) {
		Assert.hasText(type, "resource type must not be empty");
		return with((resource) -> resource.type = type);
	}

	/**
	 * Return this resource with a description.
	 * @param description the description
	 * @return the resource
	 */
	public ResourceDefinition description(String description) {
		return with((resource) -> resource.description = description);
	}

	/**
	 * Return this resource with fields for its config, which runs of asset jobs accept.
	 * Defaults to any config.
	 * @param fields the fields of its {@code config_schema}
	 * @return the resource
	 */
	public ResourceDefinition config(ConfigField... fields) {
		return with((resource) -> resource.config = ConfigType.shape(fields));
	}

	private ResourceDefinition with(Consumer<ResourceDefinition> change) {
		ResourceDefinition resource = new ResourceDefinition(this.name);
		resource.type = this.type;
		resource.description = this.description;
		resource.config = this.config;
		change.accept(resource);
		return resource;
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the type.
	 * @return the Python class or function
	 */
	public String type() {
		return this.type;
	}

	/**
	 * Return the description.
	 * @return the description, or {@code null}
	 */
	public @Nullable String description() {
		return this.description;
	}

	/**
	 * Return the type of the config.
	 * @return the type
	 */
	public ConfigType config() {
		return this.config;
	}

	@Override
	public String toString() {
		return "ResourceDefinition[" + this.name + ", type=" + this.type + "]";
	}

}
