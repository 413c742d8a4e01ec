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
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Settings that all methods of a declared client share. The annotation is optional: an
 * interface is a declared client if its methods are annotated with {@link DagsterJob} or
 * {@link DagsterAsset}.
 * <p>
 * All attributes may contain <code>${...}</code> placeholders.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface DagsterClient {

	/**
	 * Name of the {@link io.github.dagstergraphql.client.DagsterGraphQlClient} that
	 * launches the runs, which is the qualifier or the name of its bean. Defaults to the
	 * client that is injected without a qualifier. {@link ImportDagsterClients#client()}
	 * takes precedence.
	 * @return the name
	 */
	String value() default "";

	/**
	 * Code location of the jobs and assets. Defaults to that of the client, or else is
	 * looked up. The attribute of a method takes precedence.
	 * @return the name of the code location
	 */
	String location() default "";

	/**
	 * Repository of the jobs and assets. Defaults to that of the client, or else is
	 * looked up. The attribute of a method takes precedence.
	 * @return the name of the repository
	 */
	String repository() default "";

	/**
	 * Tags of all runs, each in the form {@code key=value}. Defaults to none.
	 * @return the tags
	 */
	String[] tags() default {};

}
