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

package io.github.dagstergraphql.client.listener;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.RunStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Attributes of {@link DagsterRunListener}, with placeholders resolved and checked.
 */
final class RunListenerDeclaration {

	private final ConfigurableListableBeanFactory beanFactory;

	private final DagsterRunListenerSettings settings;

	private final DagsterRunListener listener;

	private final String description;

	RunListenerDeclaration(ConfigurableListableBeanFactory beanFactory, DagsterRunListenerSettings settings,
			DagsterRunListener listener, String description) {
		this.beanFactory = beanFactory;
		this.settings = settings;
		this.listener = listener;
		this.description = description;
	}

	RunListenerEndpoint endpoint(String defaultId, RunListenerInvoker invoker) {
		String id = resolve("id", this.listener.id());
		String clientName = resolve("client", this.listener.client());
		return new RunListenerEndpoint(id.isEmpty() ? defaultId : id, this.description,
				clientName.isEmpty() ? "default" : clientName, client(clientName), jobs(), statuses(), tags(),
				concurrency(), autoStartup(), errorHandler(), invoker);
	}

	private DagsterGraphQlClient client(String name) {
		if (name.isEmpty()) {
			return this.beanFactory.getBean(DagsterGraphQlClient.class);
		}
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.beanFactory, DagsterGraphQlClient.class, name);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw invalid("client \"%s\" is neither the qualifier nor the name of a bean of type DagsterGraphQlClient"
				.formatted(name), ex);
		}
	}

	private Set<String> jobs() {
		Set<String> jobs = new LinkedHashSet<>();
		for (String job : this.listener.jobs()) {
			String name = resolve("jobs", job);
			if (name.isBlank()) {
				throw invalid("jobs contains an empty name. Omit it to listen to all jobs", null);
			}
			jobs.add(name);
		}
		return jobs;
	}

	private Set<RunStatus> statuses() {
		if (this.listener.statuses().length == 0) {
			throw invalid("statuses is empty. Omit it to listen to runs that have ended", null);
		}
		return EnumSet.copyOf(Arrays.asList(this.listener.statuses()));
	}

	private Map<String, String> tags() {
		Map<String, String> tags = new LinkedHashMap<>();
		for (String tag : this.listener.tags()) {
			String text = resolve("tags", tag);
			int separator = text.indexOf('=');
			if (separator < 1) {
				throw invalid("tags contains an entry that is not of the form key=value", null);
			}
			tags.put(text.substring(0, separator), text.substring(separator + 1));
		}
		return tags;
	}

	private int concurrency() {
		String text = resolve("concurrency", this.listener.concurrency());
		if (text.isEmpty()) {
			return this.settings.concurrency();
		}
		try {
			int concurrency = Integer.parseInt(text);
			if (concurrency > 0) {
				return concurrency;
			}
			throw invalid("concurrency must be positive, but is " + text, null);
		}
		catch (NumberFormatException ex) {
			throw invalid("concurrency must be a number, but is \"%s\"".formatted(text), ex);
		}
	}

	private boolean autoStartup() {
		String text = resolve("autoStartup", this.listener.autoStartup());
		return switch (text) {
			case "" -> this.settings.autoStartup();
			case "true" -> true;
			case "false" -> false;
			default -> throw invalid("autoStartup must be true or false, but is \"%s\"".formatted(text), null);
		};
	}

	private @Nullable DagsterRunListenerErrorHandler errorHandler() {
		String name = resolve("errorHandler", this.listener.errorHandler());
		if (name.isEmpty()) {
			return this.settings.errorHandler();
		}
		try {
			return this.beanFactory.getBean(name, DagsterRunListenerErrorHandler.class);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw invalid("errorHandler \"%s\" is not the name of a bean".formatted(name), ex);
		}
	}

	private String resolve(String attribute, String value) {
		try {
			String resolved = this.beanFactory.resolveEmbeddedValue(value);
			return (resolved != null) ? resolved : "";
		}
		catch (IllegalArgumentException ex) {
			throw invalid("%s cannot be resolved: %s".formatted(attribute, ex.getMessage()), ex);
		}
	}

	private IllegalStateException invalid(String problem, @Nullable Exception cause) {
		return new IllegalStateException("Invalid @DagsterRunListener on " + this.description + ": " + problem, cause);
	}

}
