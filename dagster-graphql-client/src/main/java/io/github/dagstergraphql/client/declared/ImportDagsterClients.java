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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * Registers declared clients as beans: interfaces whose methods are annotated with
 * {@link DagsterJob} or {@link DagsterAsset}. Add it to a configuration class.
 *
 * <pre class="code">
 * &#64;Configuration
 * &#64;ImportDagsterClients(OrderJobs.class)
 * &#64;ImportDagsterClients(client = "analytics", basePackages = "com.example.analytics")
 * class DagsterConfiguration {
 *
 * }
 * </pre>
 *
 * <p>
 * Without types and packages, the package of the annotated class is scanned. The beans of
 * a client with a name have this name as a qualifier. A wrong declaration fails the start
 * of the application.
 *
 * @since 0.1.0
 * @see DagsterClientProxyFactory
 * @see DagsterClientProxyFactoryCustomizer
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(ImportDagsterClients.Container.class)
@Import(ImportDagsterClientsRegistrar.class)
public @interface ImportDagsterClients {

	/**
	 * Alias for {@link #types()}.
	 * @return the interfaces
	 */
	@AliasFor("types")
	Class<?>[] value() default {};

	/**
	 * Name of the {@link io.github.dagstergraphql.client.DagsterGraphQlClient} that
	 * launches the runs, which is the qualifier or the name of its bean. Defaults to the
	 * name in {@link DagsterClient}, or else to the client that is injected without a
	 * qualifier. May contain <code>${...}</code> placeholders.
	 * @return the name
	 */
	String client() default "";

	/**
	 * Interfaces to register.
	 * @return the interfaces
	 */
	@AliasFor("value")
	Class<?>[] types() default {};

	/**
	 * Packages to scan for interfaces, including their subpackages.
	 * @return the names of the packages
	 */
	String[] basePackages() default {};

	/**
	 * Classes whose packages are scanned, as a type-safe alternative to
	 * {@link #basePackages()}.
	 * @return the classes
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * Container of several {@link ImportDagsterClients} annotations.
	 *
	 * @since 0.1.0
	 */
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@Documented
	@Import(ImportDagsterClientsRegistrar.class)
	@interface Container {

		/**
		 * Return the annotations.
		 * @return the annotations
		 */
		ImportDagsterClients[] value();

	}

}
