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

import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks a method of an interface that launches a run that materializes assets. Parameters
 * and return types are those of {@link DagsterJob}, except that the
 * {@link java.util.function.Consumer} accepts a
 * {@link io.github.dagstergraphql.client.asset.MaterializeSpec} or
 * {@link io.github.dagstergraphql.client.job.ExecutionSpec}.
 *
 * <pre class="code">
 * &#64;DagsterAsset("raw/orders")
 * Mono&lt;ReactiveRunHandle&gt; materialize(&#64;PartitionKey LocalDate day);
 * </pre>
 *
 * <p>
 * The string attributes may contain <code>${...}</code> placeholders.
 *
 * @since 0.1.0
 * @see io.github.dagstergraphql.client.asset.MaterializeSpec
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(DagsterClientReflectiveProcessor.class)
public @interface DagsterAsset {

	/**
	 * Keys of the assets that the run materializes, such as {@code raw/orders}.
	 * @return the keys, at least one
	 */
	String[] value();

	/**
	 * Code location of the assets. Defaults to that of {@link DagsterClient}.
	 * @return the name of the code location
	 */
	String location() default "";

	/**
	 * Repository of the assets. Defaults to that of {@link DagsterClient}.
	 * @return the name of the repository
	 */
	String repository() default "";

	/**
	 * Tags of the run, each in the form {@code key=value}, in addition to those of
	 * {@link DagsterClient}. Defaults to none.
	 * @return the tags
	 */
	String[] tags() default {};

	/**
	 * Longest time to wait for the run, such as {@code 30m} or {@code PT30M}, if the
	 * method returns a finished run. Defaults to the await timeout of the client.
	 * @return the duration
	 * @see io.github.dagstergraphql.client.DagsterGraphQlClient.Builder#awaitTimeout
	 */
	String awaitTimeout() default "";

	/**
	 * Whether the method fails with
	 * {@link io.github.dagstergraphql.client.run.RunAwaitException} unless the run
	 * succeeds, if it returns a finished run. Defaults to {@code false}. Requires an
	 * {@link #awaitTimeout()}.
	 * @return whether success is required
	 */
	boolean requireSuccess() default false;

}
