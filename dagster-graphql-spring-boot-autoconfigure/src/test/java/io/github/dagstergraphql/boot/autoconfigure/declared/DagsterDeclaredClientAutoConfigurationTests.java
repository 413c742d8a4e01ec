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

package io.github.dagstergraphql.boot.autoconfigure.declared;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.boot.autoconfigure.declared.scanned.ScannedJobs;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.declared.DagsterAsset;
import io.github.dagstergraphql.client.declared.DagsterClient;
import io.github.dagstergraphql.client.declared.DagsterJob;
import io.github.dagstergraphql.client.declared.ImportDagsterClients;
import io.github.dagstergraphql.client.declared.InvalidDagsterClientException;
import io.github.dagstergraphql.client.declared.PartitionKey;
import io.github.dagstergraphql.client.declared.RunConfig;
import io.github.dagstergraphql.client.declared.RunTag;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunStatusEvent;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunAwaitException;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.PartitionsDefinition;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DagsterDeclaredClientAutoConfiguration} and the beans of
 * {@link ImportDagsterClients}.
 */
class DagsterDeclaredClientAutoConfigurationTests {

	private static final String TYPE = "DagsterDeclaredClientAutoConfigurationTests.";

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final EmbeddedDagster other = EmbeddedDagster.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class,
				DagsterAutoConfiguration.class, DagsterDeclaredClientAutoConfiguration.class))
		.withPropertyValues("dagster.url=" + this.dagster.getUrl(), "dagster.poll-interval=20ms",
				"dagster.max-poll-interval=50ms", "dagster.version-check=off");

	private final ApplicationContextRunner severalServers = this.contextRunner.withPropertyValues(
			"dagster.clients.analytics.url=" + this.other.getUrl(),
			"dagster.clients.billing.url=" + this.dagster.getUrl());

	@BeforeEach
	void define() {
		this.dagster.defineJobsOf(OrderJobs.class, ScannedJobs.class);
		this.other.defineJobsOf(OrderJobs.class, AnalyticsJobs.class);
	}

	@AfterEach
	void stop() {
		this.dagster.close();
		this.other.close();
	}

	@Test
	void nothingIsRegisteredWithoutTheAnnotation() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(OrderJobs.class)
			.doesNotHaveBean(DagsterDeclaredClientAutoConfiguration.class));
	}

	@Test
	void methodsLaunchAwaitAndFollow() {
		this.contextRunner.withUserConfiguration(Orders.class).run((context) -> {
			OrderJobs jobs = context.getBean(OrderJobs.class);
			assertThat(jobs).hasToString(TYPE + "OrderJobs[" + context.getBean(DagsterGraphQlClient.class) + "]");
			RunHandle run = jobs.load(new LoadConfig("2026-11-22"), "core");
			assertThat(run.get().jobName()).isEqualTo("daily_orders");
			assertThat(jobs.loadAndAwait().isSuccessful()).isTrue();
			assertThat(jobs.loadAndAwaitRun().block().isSuccessful()).isTrue();
			assertThat(jobs.loadLater().get().isSuccessful()).isTrue();
			assertThat(jobs.follow().collectList().block()).hasAtLeastOneElementOfType(RunStatusEvent.Succeeded.class);
			assertThat(jobs.materialize(LocalDate.of(2026, 11, 22)).flatMap((handle) -> handle.get()).block().jobName())
				.isEqualTo("__ASSET_JOB");
			assertThat(this.dagster).launched("daily_orders")
				.withTag("team", "core")
				.withConfig(Map.of("ops", Map.of("load", Map.of("config", Map.of("day", "2026-11-22")))))
				.once();
		});
	}

	@Test
	void successCanBeRequired() {
		this.dagster.define(JobDefinition.named("daily_orders").runs(RunScript.fail("ValueError", "no file")));
		this.contextRunner.withUserConfiguration(Orders.class).run((context) -> {
			OrderJobs jobs = context.getBean(OrderJobs.class);
			assertThatExceptionOfType(RunAwaitException.class).isThrownBy(jobs::loadAndAwait)
				.withMessageContaining("failed with ValueError");
			assertThat(jobs.loadAndAwaitRun().block().isSuccessful()).isFalse();
		});
	}

	@Test
	void placeholdersAreResolved() {
		this.dagster.define(JobDefinition.named("renamed"));
		this.contextRunner.withUserConfiguration(Placeholders.class)
			.withPropertyValues("jobs.daily=renamed", "jobs.timeout=30s")
			.run((context) -> assertThat(context.getBean(PlaceholderJobs.class).load().isSuccessful()).isTrue());
		this.contextRunner.withUserConfiguration(Placeholders.class)
			.withPropertyValues("jobs.daily=renamed")
			.run((context) -> assertThat(problems(context)).contains("PlaceholderJobs.load(), awaitTimeout cannot be")
				.contains("jobs.timeout"));
	}

	@Test
	void aClientIsSelectedByItsName() {
		this.severalServers.withUserConfiguration(Several.class).run((context) -> {
			context.getBean(AnalyticsJobs.class).count();
			assertThat(this.other).launched("count").once();
			qualified(context, "analytics").load(new LoadConfig("2026-11-22"), "a");
			assertThat(this.other).launched("daily_orders").withTag("team", "a").once();
			qualified(context, "billing").load(new LoadConfig("2026-11-22"), "b");
			assertThat(this.dagster).launched("daily_orders").withTag("team", "b").once();
			assertThat(context.getBeanNamesForType(OrderJobs.class)).hasSize(2);
		});
	}

	private static OrderJobs qualified(AssertableApplicationContext context, String name) {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(), OrderJobs.class, name);
	}

	@Test
	void packagesAreScanned() {
		for (Class<?> configuration : new Class<?>[] { Scan.class, ScanOfItsPackage.class }) {
			this.contextRunner.withUserConfiguration(configuration)
				.withPropertyValues("packages.jobs=" + ScannedJobs.class.getPackageName())
				.run((context) -> {
					assertThat(context).hasSingleBean(ScannedJobs.class);
					assertThat(context.getBean(ScannedJobs.class).load()).isNotEmpty();
				});
		}
	}

	@Test
	void aPackageWithoutDeclaredClientsIsAMistake() {
		this.contextRunner.withUserConfiguration(EmptyScan.class)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasMessageContaining("finds no interface with methods annotated with @DagsterJob or @DagsterAsset in "
						+ "the package \"com.example.missing\": correct the package"));
	}

	@Test
	void anUnknownClientIsReportedWithAllOtherMistakes() {
		this.severalServers.withUserConfiguration(UnknownClient.class).run((context) -> {
			FailureAnalysis analysis = analyze(context);
			assertThat(analysis.getDescription())
				.startsWith("The declared client " + BrokenJobs.class.getName() + " has 3 mistakes:")
				.contains(
						"    - The client \"anaytics\" does not exist: change client in @ImportDagsterClients, or the "
								+ "value of @DagsterClient, to one of [analytics, billing, dagsterGraphQlClient], or configure")
				.contains("    - " + TYPE + "BrokenJobs.a() has no name of a job")
				.contains("    - " + TYPE + "BrokenJobs.b(String), parameter \"day\" has no annotation");
			assertThat(analysis.getAction()).isEqualTo("Correct the interface as described above.");
		});
	}

	@Test
	void aClientWithoutANameMustExist() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
							DagsterAutoConfiguration.class, DagsterDeclaredClientAutoConfiguration.class))
			.withPropertyValues("dagster.clients.analytics.url=" + this.other.getUrl(),
					"dagster.clients.billing.url=" + this.dagster.getUrl())
			.withUserConfiguration(Orders.class)
			.run((context) -> assertThat(problems(context)).contains("There is no client without a name, or none of "
					+ "several is primary: set client in @ImportDagsterClients to one of [analytics, billing]"));
	}

	@Test
	void anApplicationWithoutClientsStartsUnlessTheyAreInjected() {
		ApplicationContextRunner slice = new ApplicationContextRunner().withUserConfiguration(Orders.class);
		slice.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> context.getBean(OrderJobs.class))
				.havingRootCause()
				.withMessageContaining("There is no client: define a bean of type DagsterGraphQlClient")
				.withMessageContaining("@MockitoBean, or add @AutoConfigureEmbeddedDagster");
		});
		slice.withBean(DagsterGraphQlClient.class, () -> mock(DagsterGraphQlClient.class))
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton(OrderJobs.class.getName()))
				.isTrue());
	}

	@Test
	void aLazyClientIsReadWhenItIsUsed() {
		this.contextRunner.withUserConfiguration(Broken.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThatExceptionOfType(Exception.class).isThrownBy(() -> context.getBean(BrokenJobs.class))
					.withRootCauseInstanceOf(InvalidDagsterClientException.class);
			});
	}

	@Test
	void aClientOfTheApplicationMayBeAMock() {
		this.contextRunner.withUserConfiguration(Orders.class)
			.withBean(DagsterGraphQlClient.class, () -> Mockito.mock(DagsterGraphQlClient.class))
			.run((context) -> assertThat(context).hasSingleBean(OrderJobs.class));
	}

	@Test
	void noRequestIsSentAtStartup() {
		this.contextRunner.withUserConfiguration(Orders.class)
			.run((context) -> assertThat(this.dagster.requests()).isEmpty());
		this.contextRunner.withUserConfiguration(Orders.class)
			.withPropertyValues("dagster.jobs.validate=first-use")
			.run((context) -> assertThat(this.dagster.requests()).isEmpty());
	}

	@Test
	void launchesAreCheckedAtStartup() {
		ApplicationContextRunner checked = this.contextRunner.withUserConfiguration(Orders.class)
			.withPropertyValues("dagster.jobs.validate=startup");
		checked.run((context) -> assertThat(context).hasNotFailed());
		this.dagster.reset();
		this.dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("hourly_orders")).assets("raw/orders"));
		checked.run((context) -> {
			FailureAnalysis analysis = analyze(context);
			assertThat(analysis.getDescription())
				.startsWith("The Dagster server does not accept all launches of the declared client "
						+ OrderJobs.class.getName() + ":")
				.contains("    - " + TYPE + "OrderJobs.load(LoadConfig, String): ", "daily_orders", "hourly_orders")
				.contains(
						"    - " + TYPE + "OrderJobs.materialize(LocalDate): The asset raw/orders is not partitioned");
			assertThat(analysis.getAction()).contains("dagster.jobs.validate=first-use");
			assertThat(context.getStartupFailure()).rootCause().isInstanceOf(JobNotFoundException.class);
		});
	}

	@Test
	void aServerThatIsDownFailsAStartWithChecks() {
		this.dagster.stopWebserver();
		this.contextRunner.withUserConfiguration(Orders.class)
			.withPropertyValues("dagster.jobs.validate=startup", "dagster.retry.max-retries=0")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(DagsterConnectionException.class.getName()));
		this.contextRunner.withUserConfiguration(Orders.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "first-use", "startup" })
	void theFirstLaunchOfAMethodIsChecked(String when) {
		this.dagster.define(JobDefinition.named("daily_orders")
			.ops(OpDefinition.named("load").config(ConfigField.of("day", ConfigType.INT))));
		this.contextRunner.withUserConfiguration(Config.class)
			.withPropertyValues("dagster.jobs.validate=" + when)
			.run((context) -> {
				ConfigJobs jobs = context.getBean(ConfigJobs.class);
				assertThatExceptionOfType(RunConfigInvalidException.class).isThrownBy(() -> jobs.load("not a number"))
					.satisfies((ex) -> assertThat(ex.getSuppressed()).extracting(Throwable::toString)
						.contains("Check of " + TYPE + "ConfigJobs.load(Object) before its first launch"));
				assertThat(this.dagster.launches()).isEmpty();
				jobs.load(20261122);
				int checked = this.dagster.requests().size();
				jobs.load(20261123);
				assertThat(this.dagster.launches()).hasSize(2);
				assertThat(this.dagster.requests()).hasSize(checked + 1);
			});
	}

	@Test
	void partitionsAndPathsAreChecked() {
		this.dagster.define(JobDefinition.named("partitioned").partitions(PartitionsDefinition.ofKeys("a")),
				JobDefinition.named("plain").ops("load"));
		this.dagster.define(CodeLocation.named("assets")
			.assets(AssetDefinition.of("daily").partitions(PartitionsDefinition.ofKeys("a"))));
		this.contextRunner.withUserConfiguration(Checked.class)
			.withPropertyValues("dagster.jobs.validate=first-use")
			.run((context) -> {
				CheckedJobs jobs = context.getBean(CheckedJobs.class);
				assertThatExceptionOfType(InvalidPartitionException.class).isThrownBy(jobs::withoutKey)
					.withMessage("The job \"partitioned\" is partitioned: add a parameter with @PartitionKey");
				assertThatExceptionOfType(InvalidPartitionException.class).isThrownBy(jobs::assetWithoutKey)
					.withMessageStartingWith("The asset daily is partitioned: add a parameter");
				assertThatExceptionOfType(InvalidPartitionException.class).isThrownBy(() -> jobs.withKey("a").block())
					.withMessage("The job \"plain\" is not partitioned: remove the parameter with @PartitionKey");
				assertThatExceptionOfType(RunConfigInvalidException.class)
					.isThrownBy(() -> jobs.wrongPaths("2026-11-22", "x"))
					.withMessageContaining("it has no op \"laod\" (ops.laod.config.day), only load")
					.withMessageContaining("it has no resource \"warehouse\" (resources.warehouse.config)")
					.satisfies((ex) -> assertThat(ex.getErrors()).hasSize(2));
				assertThat(this.dagster.launches()).isEmpty();
			});
	}

	private static String problems(AssertableApplicationContext context) {
		return analyze(context).getDescription();
	}

	private static FailureAnalysis analyze(AssertableApplicationContext context) {
		FailureAnalysis analysis = new InvalidDagsterClientFailureAnalyzer().analyze(context.getStartupFailure());
		assertThat(analysis).isNotNull();
		return analysis;
	}

	record LoadConfig(String day) {

	}

	interface OrderJobs {

		@DagsterJob("daily_orders")
		RunHandle load(@RunConfig("ops.load.config") LoadConfig config, @RunTag String team);

		@DagsterJob(value = "daily_orders", awaitTimeout = "1m", requireSuccess = true)
		AwaitedRun loadAndAwait();

		@DagsterJob(value = "daily_orders", awaitTimeout = "1m")
		Mono<AwaitedRun> loadAndAwaitRun();

		@DagsterJob(value = "daily_orders", awaitTimeout = "1m")
		CompletableFuture<AwaitedRun> loadLater();

		@DagsterJob("daily_orders")
		Flux<RunEvent> follow();

		@DagsterAsset("raw/orders")
		Mono<ReactiveRunHandle> materialize(@PartitionKey LocalDate day);

	}

	@DagsterClient("analytics")
	interface AnalyticsJobs {

		@DagsterJob("count")
		void count();

	}

	interface PlaceholderJobs {

		@DagsterJob(value = "${jobs.daily}", awaitTimeout = "${jobs.timeout}")
		AwaitedRun load();

	}

	interface BrokenJobs {

		@DagsterJob("")
		void a();

		@DagsterJob("daily_orders")
		void b(String day);

	}

	interface ConfigJobs {

		@DagsterJob("daily_orders")
		void load(@RunConfig("ops.load.config.day") Object day);

	}

	interface CheckedJobs {

		@DagsterJob("partitioned")
		String withoutKey();

		@DagsterAsset(value = "daily", awaitTimeout = "1m")
		Run assetWithoutKey();

		@DagsterJob("plain")
		Mono<String> withKey(@PartitionKey String key);

		@DagsterJob("plain")
		void wrongPaths(@RunConfig("ops.laod.config.day") String day,
				@RunConfig("resources.warehouse.config") String warehouse);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(OrderJobs.class)
	static class Orders {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(PlaceholderJobs.class)
	static class Placeholders {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(types = AnalyticsJobs.class)
	@ImportDagsterClients(client = "analytics", types = OrderJobs.class)
	@ImportDagsterClients(client = "billing", types = OrderJobs.class)
	static class Several {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(basePackages = "${packages.jobs}")
	static class Scan {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(ScannedJobs.Config.class)
	static class ScanOfItsPackage {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(basePackages = "com.example.missing")
	static class EmptyScan {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(client = "anaytics", types = BrokenJobs.class)
	static class UnknownClient {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(BrokenJobs.class)
	static class Broken {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(ConfigJobs.class)
	static class Config {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportDagsterClients(CheckedJobs.class)
	static class Checked {

	}

}
