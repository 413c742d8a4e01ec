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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Starts an application with the starter as Spring Boot does, and runs the failure
 * analyzers if it fails.
 */
final class StartUp {

	private final List<Class<?>> configurations = new ArrayList<>(List.of(AutoConfigured.class));

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private String yaml = "";

	StartUp with(Class<?>... configurations) {
		this.configurations.addAll(0, List.of(configurations));
		return this;
	}

	/**
	 * Add lines of {@code application.yaml}.
	 * @param yaml lines, or {@code key: value} pairs with dots in the keys
	 * @return this instance
	 */
	StartUp yaml(String yaml) {
		this.yaml += yaml + "\n";
		return this;
	}

	StartUp variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	AnnotationConfigApplicationContext start() {
		AnnotationConfigApplicationContext context = context();
		try {
			context.refresh();
			return context;
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
	}

	/**
	 * Start the application, which must fail.
	 * @return what Boot logs of the failure
	 */
	String failure() {
		AnnotationConfigApplicationContext context = context();
		try {
			context.refresh();
		}
		catch (RuntimeException ex) {
			return explain(ex, context);
		}
		context.close();
		throw new AssertionError("The application has started");
	}

	static String explain(Throwable failure, AnnotationConfigApplicationContext context) {
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class,
					ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
						.and(Environment.class, context.getEnvironment()),
					FailureHandler.handleMessage((message, ex) -> {
						// as Boot does with those whose libraries are absent
					}));
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyzer.analyze(failure);
			if (analysis != null) {
				return analysis.getDescription() + "\n\nAction: " + analysis.getAction();
			}
		}
		throw new AssertionError("No analyzer explains the failure", failure);
	}

	private AnnotationConfigApplicationContext context() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		load().forEach(environment.getPropertySources()::addLast);
		ConfigurationPropertySources.attach(environment);
		context.setEnvironment(environment);
		context.register(this.configurations.toArray(Class[]::new));
		return context;
	}

	private List<PropertySource<?>> load() {
		try {
			return new YamlPropertySourceLoader().load("application.yaml", new InputStreamResource(
					() -> new ByteArrayInputStream(this.yaml.getBytes(StandardCharsets.UTF_8)), "application.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ImportAutoConfiguration({ SslAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			WebClientAutoConfiguration.class, DagsterAutoConfiguration.class })
	static class AutoConfigured {

	}

}
