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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.dagstergraphql.client.run.RunStatus;

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks a method of a bean that is called when the status of a run changes, whoever
 * launched the run. Listeners require {@link EnableDagsterRunListeners}, which the Spring
 * Boot starter adds.
 * <p>
 * The method may have any of the following parameters:
 * <ul>
 * <li>{@link io.github.dagstergraphql.client.run.RunChange RunChange}</li>
 * <li>{@link io.github.dagstergraphql.client.run.Run Run}, the run after the change</li>
 * <li>{@link RunStatus}, the status after the change</li>
 * <li>{@link io.github.dagstergraphql.client.run.RunHandle RunHandle} or
 * {@link io.github.dagstergraphql.client.run.ReactiveRunHandle ReactiveRunHandle}</li>
 * <li>{@link io.github.dagstergraphql.client.DagsterGraphQlClient DagsterGraphQlClient}
 * or {@link io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient
 * ReactiveDagsterGraphQlClient}, the client that reported the change</li>
 * </ul>
 * It returns {@code void}, a {@link java.util.concurrent.CompletionStage}, or a reactive
 * type such as {@code Mono<Void>}, which is awaited.
 * <p>
 * Each change is delivered at least once: a change is repeated if the application ends
 * before its delivery has been recorded, and changes of the minute before a restart may
 * be repeated. If the application defines a {@code MetadataStore} of Spring Integration,
 * the position survives a restart. If it defines a {@code LockRegistry}, only one of
 * several instances of the application receives the changes.
 * <p>
 * The string attributes may contain {@code ${...}} placeholders.
 *
 * @since 0.1.0
 * @see DagsterRunListenerSettings
 * @see io.github.dagstergraphql.client.run.RunsSpec#changes
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface DagsterRunListener {

	/**
	 * Id of the listener, under which its position is stored. Defaults to the name of the
	 * bean and the name of the method. Set it to keep the position when either is
	 * renamed.
	 * @return the id
	 */
	String id() default "";

	/**
	 * Name of the client that reports the changes, which is the qualifier or the name of
	 * its bean. Defaults to the client that is injected without a qualifier.
	 * @return the name
	 */
	String client() default "";

	/**
	 * Names of the jobs whose runs are reported. Defaults to all jobs.
	 * @return the names
	 */
	String[] jobs() default {};

	/**
	 * Statuses that are reported. Defaults to those of runs that have ended.
	 * @return the statuses
	 */
	RunStatus[] statuses() default { RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.CANCELED };

	/**
	 * Tags that the runs must have, all of them, each in the form {@code key=value}.
	 * Defaults to none.
	 * @return the tags
	 */
	String[] tags() default {};

	/**
	 * Maximum number of changes that are processed at the same time. Changes of the same
	 * run are always processed in their order. Defaults to
	 * {@link DagsterRunListenerSettings.Builder#concurrency}.
	 * @return the number
	 */
	String concurrency() default "";

	/**
	 * Whether the listener starts with the application. Defaults to
	 * {@link DagsterRunListenerSettings.Builder#autoStartup}.
	 * @return {@code true} or {@code false}
	 * @see DagsterRunListenerRegistry
	 */
	String autoStartup() default "";

	/**
	 * Name of the bean of type {@link DagsterRunListenerErrorHandler} for changes that
	 * the method has failed to process. Defaults to
	 * {@link DagsterRunListenerSettings.Builder#errorHandler}.
	 * @return the name of the bean
	 */
	String errorHandler() default "";

}
