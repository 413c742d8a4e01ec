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
 * Marks a method of an interface that launches a run of a job. An implementation of the
 * interface is created by {@link DagsterClientProxyFactory}, or is registered as a bean
 * by {@link ImportDagsterClients}.
 *
 * <pre class="code">
 * interface OrderJobs {
 *
 *     &#64;DagsterJob("daily_orders")
 *     RunHandle load(&#64;RunConfig("ops.load.config") LoadConfig config, &#64;RunTag("team") String team);
 *
 *     &#64;DagsterJob(value = "daily_orders", awaitTimeout = "30m")
 *     AwaitedRun loadAndAwait(&#64;PartitionKey LocalDate day, &#64;IdempotencyKey String orderNumber);
 *
 * }
 * </pre>
 *
 * <p>
 * Each parameter has one of the following annotations or types:
 * <ul>
 * <li>{@link RunConfig @RunConfig}: the run config, or a part of it</li>
 * <li>{@link RunTag @RunTag}: a tag, or a map of tags</li>
 * <li>{@link PartitionKey @PartitionKey}: the partition, or a dimension of it</li>
 * <li>{@link IdempotencyKey @IdempotencyKey}: the key for which at most one run is
 * launched</li>
 * <li>{@link io.github.dagstergraphql.client.job.RunConfig} and
 * {@link io.github.dagstergraphql.client.partition.PartitionKey}, without annotation</li>
 * <li>{@link java.util.function.Consumer} of
 * {@link io.github.dagstergraphql.client.job.JobExecution.Spec} or
 * {@link io.github.dagstergraphql.client.job.ExecutionSpec}: any other option of the
 * launch, applied last</li>
 * <li>{@link io.github.dagstergraphql.client.run.AwaitOptions}, if the method waits for
 * the run, and {@link io.github.dagstergraphql.client.event.RunEventOptions}, if it
 * returns the events</li>
 * </ul>
 * An argument must not be {@code null} unless the parameter is {@code @Nullable}. A
 * {@code null} argument and an empty {@link java.util.Optional} are omitted.
 * <p>
 * The return type determines what the method does:
 * <ul>
 * <li>{@code void}, {@link String} (the run id) and
 * {@link io.github.dagstergraphql.client.run.RunHandle}: it launches the run</li>
 * <li>{@link io.github.dagstergraphql.client.run.Run} and
 * {@link io.github.dagstergraphql.client.run.AwaitedRun}: it launches the run and waits
 * for its end, with any final status unless {@link #requireSuccess()}</li>
 * <li>{@link java.util.stream.Stream} and {@link reactor.core.publisher.Flux} of
 * {@link io.github.dagstergraphql.client.event.RunEvent}: it launches the run and follows
 * its events</li>
 * <li>{@link java.util.concurrent.CompletableFuture} and
 * {@link reactor.core.publisher.Mono} of these types: the same without blocking. A
 * {@code Mono} has a {@link io.github.dagstergraphql.client.run.ReactiveRunHandle}, and
 * launches a run for each subscription</li>
 * <li>In Kotlin, a suspending function returns what a {@code Mono} has, and a
 * {@code Flow} has the events</li>
 * </ul>
 * The string attributes may contain <code>${...}</code> placeholders.
 *
 * @since 0.1.0
 * @see DagsterAsset
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective(DagsterClientReflectiveProcessor.class)
public @interface DagsterJob {

	/**
	 * Name of the job.
	 * @return the name
	 */
	String value();

	/**
	 * Code location of the job. Defaults to that of {@link DagsterClient}.
	 * @return the name of the code location
	 */
	String location() default "";

	/**
	 * Repository of the job. Defaults to that of {@link DagsterClient}.
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
	 * Ops to run, in Dagster's selection syntax. Defaults to all.
	 * @return the selection
	 */
	String[] opSelection() default {};

	/**
	 * Assets to materialize, as keys such as {@code raw/orders}. Defaults to all.
	 * @return the asset keys
	 */
	String[] assetSelection() default {};

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
