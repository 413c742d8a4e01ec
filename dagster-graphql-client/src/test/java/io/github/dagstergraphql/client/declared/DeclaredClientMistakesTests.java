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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.MaterializeSpec;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for the messages about wrong declarations.
 */
class DeclaredClientMistakesTests {

	private static final String IN = "DeclaredClientMistakesTests.";

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url("http://127.0.0.1:1").build();

	@AfterEach
	void close() {
		this.client.close();
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(arguments(NotAnInterface.class, "NotAnInterface is not an interface: declare the methods in"),
				arguments(AnAnnotation.class, "AnAnnotation is not an interface"),
				arguments(SealedJobs.class, "SealedJobs is sealed, so that it cannot be implemented: remove"),
				arguments(Nothing.class, "Nothing declares no launch: annotate its methods with @DagsterJob"),
				arguments(NoAnnotation.class,
						"NoAnnotation.load(String) has no annotation: annotate it with @DagsterJob(\"<name of the job>\") or @DagsterAsset"),
				arguments(BothAnnotations.class,
						"BothAnnotations.load() has both @DagsterJob and @DagsterAsset: remove one of them"),
				arguments(DefaultMethod.class,
						"DefaultMethod.load() is a default method: remove the annotation, or the modifier and the body"),
				arguments(StaticMethod.class, "StaticMethod.load() is static: remove the annotation"),
				arguments(PrivateMethod.class, "PrivateMethod.load() is private: remove the annotation"),
				arguments(BlankJob.class,
						"BlankJob.load() has no name of a job: write @DagsterJob(\"<name of the job>\")"),
				arguments(UnresolvedJob.class,
						"UnresolvedJob.load(), value cannot be resolved: \"${jobs.daily}\" has no value"),
				arguments(BlankOp.class,
						"BlankOp.load() has an invalid attribute: op selection must not contain empty"),
				arguments(NoAsset.class,
						"NoAsset.load() has no asset key: write @DagsterAsset(\"<key of the asset>\")"),
				arguments(BadAsset.class, "BadAsset.load() has an invalid asset key \"raw//orders\""),
				arguments(BadTag.class, "BadTag.load(), tags: \"team\" is not of the form key=value: write tags ="),
				arguments(BadSharedTag.class,
						"@DagsterClient of DeclaredClientMistakesTests.BadSharedTag, tags: \"=x\" is not of the form key=value"),
				arguments(UnknownReturnType.class,
						"UnknownReturnType.load() returns int, which is not supported: return void, String, RunHandle"),
				arguments(RawMono.class, "RawMono.load() returns reactor.core.publisher.Mono, which is not supported"),
				arguments(BlockingHandleInMono.class,
						"BlockingHandleInMono.load() returns reactor.core.publisher.Mono<io.github.dagstergraphql.client.run.RunHandle>, which is not supported: return void, String"),
				arguments(ReactiveHandle.class,
						"ReactiveHandle.load() returns io.github.dagstergraphql.client.run.ReactiveRunHandle, which is not supported"),
				arguments(StreamOfRuns.class,
						"StreamOfRuns.load() returns java.util.stream.Stream<io.github.dagstergraphql.client.run.Run>, which is not supported"),
				arguments(TimeoutWithoutWait.class,
						"TimeoutWithoutWait.load() has an awaitTimeout, but does not wait for the run: return Run or AwaitedRun"),
				arguments(SuccessWithoutWait.class,
						"SuccessWithoutWait.load() has requireSuccess, but does not wait for the run"),
				arguments(SuccessWithoutTimeout.class,
						"SuccessWithoutTimeout.load() has requireSuccess without a timeout: set awaitTimeout = \"30m\""),
				arguments(BadTimeout.class,
						"BadTimeout.load() has the awaitTimeout \"half an hour\", which is not a positive duration with a unit: write awaitTimeout = \"30m\""),
				arguments(NoUnit.class,
						"NoUnit.load() has the awaitTimeout \"30\", which is not a positive duration with a unit"),
				arguments(NegativeTimeout.class,
						"NegativeTimeout.load() has the awaitTimeout \"-5s\", which is not a positive duration"),
				arguments(NoTimeout.class,
						"NoTimeout.load() waits for the run, but there is no timeout: set awaitTimeout = \"30m\" in the annotation, or the await timeout of the client (dagster.await-timeout)"),
				arguments(TwoTimeouts.class,
						"TwoTimeouts.load(AwaitOptions) has an awaitTimeout and a parameter of type AwaitOptions: remove one"),
				arguments(OptionsWithoutWait.class,
						"OptionsWithoutWait.load(AwaitOptions), parameter \"options\" has no effect, since the method does not wait for the run"),
				arguments(OptionsWithoutEvents.class,
						"OptionsWithoutEvents.load(RunEventOptions), parameter \"options\" has no effect, since the method does not return events"),
				arguments(UnannotatedParameter.class,
						"UnannotatedParameter.load(String, int), parameter \"count\" has no annotation, and its type int is none of those that need none: annotate it with @RunConfig, @RunTag, @PartitionKey or @IdempotencyKey"),
				arguments(SeveralAnnotations.class,
						"SeveralAnnotations.load(String), parameter \"day\" has several annotations, [@RunTag, @PartitionKey]: keep one of them"),
				arguments(TwoRunConfigs.class,
						"TwoRunConfigs.load(Map, Map), parameter \"second\" is a second run config: write paths, such as @RunConfig(\"ops.load.config\")"),
				arguments(WholeBesidePath.class,
						"WholeBesidePath.load(String, Map), parameter \"whole\" has the whole run config beside a part of it, \"ops.load.config.day\": remove one"),
				arguments(PathBesideWhole.class,
						"PathBesideWhole.load(Map, String), parameter \"day\" has a part of the run config beside the whole one: remove one"),
				arguments(SamePaths.class,
						"SamePaths.load(String, String), parameter \"second\" has the path \"ops.load.config.day\", which conflicts with \"ops.load.config.day\": use different paths"),
				arguments(NestedPaths.class,
						"NestedPaths.load(String, Map), parameter \"config\" has the path \"ops.load.config\", which conflicts with \"ops.load.config.day\""),
				arguments(BlankPath.class,
						"BlankPath.load(Map), parameter \"config\" has the path \"ops..config\" with an empty name: write @RunConfig(\"ops.load.config\")"),
				arguments(NumberAsRunConfig.class,
						"NumberAsRunConfig.load(int), parameter \"config\" is the whole run config, but int is not an object: use a record, a Map, or a String with YAML"),
				arguments(ListAsRunConfig.class,
						"ListAsRunConfig.load(List), parameter \"config\" is the whole run config, but List is not an object"),
				arguments(SameTags.class,
						"SameTags.load(String, String), parameter \"second\" has the tag \"team\" a second time: use different keys"),
				arguments(BlankTagKey.class,
						"BlankTagKey.load(String), parameter \"team\" has an invalid key (tag key must not be empty): write @RunTag(\"team\")"),
				arguments(TagsWithOtherKeys.class,
						"TagsWithOtherKeys.load(Map), parameter \"tags\" has keys of type Integer: use a Map<String, ?>"),
				arguments(TwoPartitions.class,
						"TwoPartitions.load(String, LocalDate), parameter \"day\" is a second partition key: if the partitions have several dimensions, write the name of each, such as @PartitionKey(\"region\")"),
				arguments(PartitionBesideDimension.class,
						"PartitionBesideDimension.load(String, LocalDate), parameter \"day\" is a dimension beside a complete partition key"),
				arguments(SameDimensions.class,
						"SameDimensions.load(String, String), parameter \"second\" has the dimension \"region\" a second time"),
				arguments(OptionalDimension.class,
						"OptionalDimension.load(Optional), parameter \"region\" may be omitted, but a partition key needs all of its dimensions"),
				arguments(PrimitivePartition.class,
						"PrimitivePartition.load(int), parameter \"number\" is a partition key of type int: use String, LocalDate"),
				arguments(TwoKeys.class,
						"TwoKeys.load(String, String), parameter \"second\" is a second idempotency key: remove one"),
				arguments(DateAsKey.class,
						"DateAsKey.load(LocalDate), parameter \"key\" is an idempotency key of type LocalDate: use String, UUID, or an integer"),
				arguments(WrongConsumer.class,
						"WrongConsumer.load(Consumer), parameter \"options\" is a Consumer of an unsupported type: use Consumer<JobExecution.Spec<?>> or Consumer<ExecutionSpec<?>>"),
				arguments(RawConsumer.class,
						"RawConsumer.load(Consumer), parameter \"options\" is a Consumer of an unsupported type: use Consumer<MaterializeSpec<?>>"));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsExplained(Class<?> type, String problem) {
		assertThatExceptionOfType(InvalidDagsterClientException.class).isThrownBy(() -> create(type))
			.satisfies((ex) -> {
				assertThat(ex.getClientType()).isEqualTo(type);
				assertThat(ex.getProblems()).singleElement()
					.asString()
					.startsWith(problem.startsWith("@") ? problem : IN + problem);
				assertThat(ex).hasMessageContaining("Invalid Dagster client " + type.getName())
					.hasMessageContaining(problem);
			});
	}

	@Test
	void allMistakesAreListed() {
		assertThatExceptionOfType(InvalidDagsterClientException.class).isThrownBy(() -> create(Many.class))
			.satisfies((ex) -> assertThat(ex.getProblems()).hasSize(6)
				.satisfiesExactly((problem) -> assertThat(problem).contains("Many.a()", "awaitTimeout"),
						(problem) -> assertThat(problem).contains("Many.b(", "\"one\"", "has no annotation"),
						(problem) -> assertThat(problem).contains("Many.b(", "\"three\"", "second partition key"),
						(problem) -> assertThat(problem).contains("Many.c()", "returns java.lang.Object"),
						(problem) -> assertThat(problem).contains("Many.c()", "no asset key"),
						(problem) -> assertThat(problem).contains("Many.d()", "has no annotation")));
	}

	private Object create(Class<?> type) {
		return DagsterClientProxyFactory.builder(this.client).build().createClient(type);
	}

	abstract static class NotAnInterface {

		@DagsterJob("daily_orders")
		abstract RunHandle load();

	}

	@interface AnAnnotation {

		@DagsterJob("daily_orders")
		String load();

	}

	sealed interface SealedJobs {

		@DagsterJob("daily_orders")
		RunHandle load();

	}

	abstract static non-sealed class SealedJobsClass implements SealedJobs {

	}

	interface Nothing {

		default String load() {
			return "";
		}

	}

	interface NoAnnotation {

		RunHandle load(String day);

	}

	interface BothAnnotations {

		@DagsterJob("daily_orders")
		@DagsterAsset("raw/orders")
		RunHandle load();

	}

	interface DefaultMethod {

		@DagsterJob("daily_orders")
		default String load() {
			return "";
		}

	}

	interface StaticMethod {

		@DagsterJob("daily_orders")
		static String load() {
			return "";
		}

	}

	interface PrivateMethod {

		@DagsterJob("daily_orders")
		private String load() {
			return "";
		}

	}

	interface BlankJob {

		@DagsterJob(" ")
		RunHandle load();

	}

	interface UnresolvedJob {

		@DagsterJob("${jobs.daily}")
		RunHandle load();

	}

	interface BlankOp {

		@DagsterJob(value = "daily_orders", opSelection = "")
		RunHandle load();

	}

	interface NoAsset {

		@DagsterAsset({})
		RunHandle load();

	}

	interface BadAsset {

		@DagsterAsset({ "raw/items", "raw//orders" })
		RunHandle load();

	}

	interface BadTag {

		@DagsterJob(value = "daily_orders", tags = { "a=b", "team" })
		RunHandle load();

	}

	@DagsterClient(tags = "=x")
	interface BadSharedTag {

		@DagsterJob("daily_orders")
		RunHandle load();

	}

	interface UnknownReturnType {

		@DagsterJob("daily_orders")
		int load();

	}

	@SuppressWarnings("rawtypes")
	interface RawMono {

		@DagsterJob("daily_orders")
		Mono load();

	}

	interface BlockingHandleInMono {

		@DagsterJob("daily_orders")
		Mono<RunHandle> load();

	}

	interface ReactiveHandle {

		@DagsterJob("daily_orders")
		ReactiveRunHandle load();

	}

	interface StreamOfRuns {

		@DagsterJob("daily_orders")
		Stream<Run> load();

	}

	interface TimeoutWithoutWait {

		@DagsterJob(value = "daily_orders", awaitTimeout = "30m")
		CompletableFuture<RunHandle> load();

	}

	interface SuccessWithoutWait {

		@DagsterJob(value = "daily_orders", requireSuccess = true)
		void load();

	}

	interface SuccessWithoutTimeout {

		@DagsterJob(value = "daily_orders", requireSuccess = true)
		Run load();

	}

	interface BadTimeout {

		@DagsterJob(value = "daily_orders", awaitTimeout = "half an hour")
		Run load();

	}

	interface NoUnit {

		@DagsterJob(value = "daily_orders", awaitTimeout = "30")
		Run load();

	}

	interface NegativeTimeout {

		@DagsterAsset(value = "raw/orders", awaitTimeout = "-5s")
		Mono<AwaitedRun> load();

	}

	interface NoTimeout {

		@DagsterJob("daily_orders")
		AwaitedRun load();

	}

	interface TwoTimeouts {

		@DagsterJob(value = "daily_orders", awaitTimeout = "PT30M")
		AwaitedRun load(AwaitOptions options);

	}

	interface OptionsWithoutWait {

		@DagsterJob("daily_orders")
		String load(AwaitOptions options);

	}

	interface OptionsWithoutEvents {

		@DagsterJob("daily_orders")
		Mono<Void> load(RunEventOptions options);

	}

	interface UnannotatedParameter {

		@DagsterJob("daily_orders")
		RunHandle load(@RunTag String team, int count);

	}

	interface SeveralAnnotations {

		@DagsterJob("daily_orders")
		RunHandle load(@PartitionKey @RunTag String day);

	}

	interface TwoRunConfigs {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig Map<String, ?> first, @RunConfig Map<String, ?> second);

	}

	interface WholeBesidePath {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig("ops.load.config.day") String day, @RunConfig Map<String, ?> whole);

	}

	interface PathBesideWhole {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig Map<String, ?> whole, @RunConfig("ops.load.config.day") String day);

	}

	interface SamePaths {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig("ops.load.config.day") String first, @RunConfig("ops.load.config.day") String second);

	}

	interface NestedPaths {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig("ops.load.config.day") String day,
				@RunConfig("ops.load.config") Map<String, ?> config);

	}

	interface BlankPath {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig("ops..config") Map<String, ?> config);

	}

	interface NumberAsRunConfig {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig int config);

	}

	interface ListAsRunConfig {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig List<String> config);

	}

	interface SameTags {

		@DagsterJob("daily_orders")
		RunHandle load(@RunTag("team") String first, @RunTag("team") String second);

	}

	interface BlankTagKey {

		@DagsterJob("daily_orders")
		RunHandle load(@RunTag(" ") String team);

	}

	interface TagsWithOtherKeys {

		@DagsterJob("daily_orders")
		RunHandle load(@RunTag Map<Integer, String> tags);

	}

	interface TwoPartitions {

		@DagsterJob("daily_orders")
		RunHandle load(@PartitionKey String region, @PartitionKey LocalDate day);

	}

	interface PartitionBesideDimension {

		@DagsterJob("daily_orders")
		RunHandle load(@PartitionKey String region, @PartitionKey("day") LocalDate day);

	}

	interface SameDimensions {

		@DagsterJob("daily_orders")
		RunHandle load(@PartitionKey("region") String first, @PartitionKey("region") String second);

	}

	interface OptionalDimension {

		@DagsterJob("daily_orders")
		RunHandle load(@PartitionKey("region") Optional<String> region);

	}

	interface PrimitivePartition {

		@DagsterJob("daily_orders")
		RunHandle load(@PartitionKey int number);

	}

	interface TwoKeys {

		@DagsterJob("daily_orders")
		RunHandle load(@IdempotencyKey String first, @IdempotencyKey @Nullable String second);

	}

	interface DateAsKey {

		@DagsterJob("daily_orders")
		RunHandle load(@IdempotencyKey LocalDate key);

	}

	interface WrongConsumer {

		@DagsterJob("daily_orders")
		RunHandle load(Consumer<MaterializeSpec<?>> options);

	}

	@SuppressWarnings("rawtypes")
	interface RawConsumer {

		@DagsterAsset("raw/orders")
		RunHandle load(Consumer options);

	}

	interface Many {

		@DagsterJob(value = "daily_orders", awaitTimeout = "1h")
		Flux<RunEvent> a();

		@DagsterJob("daily_orders")
		RunHandle b(String one, @PartitionKey String two, @PartitionKey String three);

		@DagsterAsset({})
		Object c();

		RunHandle d();

	}

}
