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

package io.github.dagstergraphql.boot.autoconfigure;

import java.util.List;
import java.util.Set;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Failure analyzer for the injection of Dagster clients. It reports the existing clients
 * and the missing property.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DagsterClientInjectionFailureAnalyzer extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final Set<Class<?>> TYPES = Set.of(DagsterGraphQlClient.class, ReactiveDagsterGraphQlClient.class,
			DagsterGraphQlClient.Builder.class);

	private final BeanFactory beanFactory;

	private final Environment environment;

	DagsterClientInjectionFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause,
			@Nullable String description) {
		Class<?> type = type(cause);
		if (type == null) {
			return null;
		}
		String consumer = ((description != null) ? description : "A component") + " requires a " + type.getSimpleName();
		if (cause instanceof NoUniqueBeanDefinitionException ex && ex.getBeanNamesFound() != null) {
			return new FailureAnalysis(
					consumer + " without a name, but several exist: " + String.join(", ", ex.getBeanNamesFound()) + ".",
					"Add @Qualifier with one of these names, or mark one client as primary: with @Primary on a bean of the "
							+ "application, or with dagster.clients.<name>.primary=true.",
					cause);
		}
		if (!this.beanFactory.containsBean(BeanNames.FACTORY)) {
			return notConfigured(consumer, cause);
		}
		DagsterClientNames names = DagsterClientNames.of(this.environment, this.beanFactory);
		String qualifier = qualifier(rootFailure, cause);
		return (qualifier != null) ? noSuchClient(consumer, qualifier, names, cause)
				: noDefaultClient(consumer, names, cause);
	}

	private static FailureAnalysis notConfigured(String consumer, NoSuchBeanDefinitionException cause) {
		return new FailureAnalysis(
				consumer + ", but DagsterAutoConfiguration is not applied, as in a slice test such as @WebMvcTest.",
				"In a slice test, add @AutoConfigureEmbeddedDagster, or replace the client with @MockitoBean. Elsewhere, "
						+ "enable DagsterAutoConfiguration, or define the bean.",
				cause);
	}

	private FailureAnalysis noSuchClient(String consumer, String qualifier, DagsterClientNames names,
			NoSuchBeanDefinitionException cause) {
		String exists = names.getNames().isEmpty() ? "No client has a name"
				: "Clients with a name are " + names.getNames();
		List<String> ignored = names.ignored().get(qualifier);
		String reason = (ignored != null) ? ". No address is set for it, only " + ignored : "";
		String similar = similar(qualifier, names.getNames());
		return new FailureAnalysis(
				"%s with the name \"%s\", but this client does not exist%s. %s%s.".formatted(consumer, qualifier,
						reason, exists, names.hasDefault() ? ", and there is a client without a name" : ""),
				"%sSet dagster.clients.%s.url."
					.formatted((similar != null) ? "Change the qualifier to \"" + similar + "\", or: " : "", qualifier),
				cause);
	}

	private static FailureAnalysis noDefaultClient(String consumer, DagsterClientNames names,
			NoSuchBeanDefinitionException cause) {
		String name = names.getNames().stream().findFirst().orElse("<name>");
		return new FailureAnalysis(
				"%s without a name, but only clients with a name are configured: %s.".formatted(consumer,
						names.getNames()),
				("Add @Qualifier(\"%s\") where it is injected, or set dagster.clients.%s.primary=true to inject it "
						+ "everywhere, or configure a client without a name with dagster.url or dagster.host.")
					.formatted(name, name),
				cause);
	}

	private static @Nullable String similar(String qualifier, Set<String> names) {
		String compact = DagsterPropertyNames.compact(qualifier);
		return names.stream()
			.filter((name) -> DagsterPropertyNames.isSimilar(compact, DagsterPropertyNames.compact(name))
					|| DagsterPropertyNames.compact(name).startsWith(compact))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Class<?> type(NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		return (type != null && TYPES.contains(type)) ? type : null;
	}

	private @Nullable String qualifier(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		InjectionPoint point = null;
		for (Throwable failure = rootFailure; failure != null && failure != cause; failure = failure.getCause()) {
			if (failure instanceof UnsatisfiedDependencyException ex && ex.getInjectionPoint() != null) {
				point = ex.getInjectionPoint();
			}
		}
		return (point != null) ? MergedAnnotations.from(point.getAnnotations())
			.get(Qualifier.class)
			.getValue("value", String.class)
			.filter((value) -> !value.isEmpty())
			.orElse(null) : null;
	}

}
