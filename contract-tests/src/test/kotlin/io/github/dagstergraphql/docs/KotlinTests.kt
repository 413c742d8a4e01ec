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

package io.github.dagstergraphql.docs

import io.github.dagstergraphql.client.DagsterGraphQlClient
import io.github.dagstergraphql.client.declared.DagsterClientProxyFactory
import io.github.dagstergraphql.client.declared.DagsterJob
import io.github.dagstergraphql.client.declared.IdempotencyKey
import io.github.dagstergraphql.client.declared.InvalidDagsterClientException
import io.github.dagstergraphql.client.declared.RunTag
import io.github.dagstergraphql.client.run.AwaitedRun
import io.github.dagstergraphql.client.run.ReactiveRunHandle
import io.github.dagstergraphql.client.run.RunHandle
import io.github.dagstergraphql.client.run.RunStatus
import io.github.dagstergraphql.test.EmbeddedDagster
import io.github.dagstergraphql.test.definition.AssetDefinition
import io.github.dagstergraphql.test.definition.CodeLocation
import io.github.dagstergraphql.test.definition.JobDefinition
import io.github.dagstergraphql.test.definition.PartitionsDefinition
import io.github.dagstergraphql.test.run.RunScript
import java.time.LocalDate
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.getBean
import org.springframework.context.annotation.AnnotationConfigApplicationContext
import org.springframework.context.support.registerBean

/**
 * Runs the examples of the page on Kotlin.
 */
class KotlinTests {

    private val dagster = EmbeddedDagster.start()

    private val client = DagsterGraphQlClient.builder().url(dagster.url).build()

    private val config = KotlinLoadConfig(LocalDate.of(2026, 11, 22), Shop("north"))

    private val json = mapOf("day" to "2026-11-22", "shop" to "north", "mode" to "FULL")

    @BeforeEach
    fun define() {
        dagster.define(
            JobDefinition.named("daily_orders").runs(RunScript.succeed().logs("daily_orders", "INFO", "42 rows")),
            JobDefinition.named("hanging_job").runs(RunScript.hang())
        )
    }

    @AfterEach
    fun close() {
        client.close()
        dagster.close()
    }

    @Test
    fun launchesAndAwaitsARun() {
        val orders = KotlinOrders(client)
        val awaited = orders.load(config)
        assertThat(awaited.isSuccessful).isTrue()
        assertThat(orders.minutes(awaited.run().id())).isZero()
        assertThat(dagster).launched("daily_orders").withConfig(loadedWith(json)).withTag("team", "core").once()
    }

    @Test
    fun writesTheMembersOfADataClass() {
        KotlinOrders(client).load(config.copy(mode = LoadMode.CHANGES, limit = 5))
        assertThat(dagster).launched("daily_orders")
            .withConfig(loadedWith(json + mapOf("mode" to "CHANGES", "limit" to 5)))
            .once()
    }

    @Test
    fun suspends(): Unit = runBlocking {
        val orders = SuspendingOrders(client)
        assertThat(orders.load(LocalDate.of(2026, 11, 22))).isEqualTo(RunStatus.SUCCESS)
        assertThat(orders.messages(dagster.runs().single().id()).toList()).containsExactly("INFO 42 rows")
    }

    @Test
    fun declaresClients(): Unit = runBlocking {
        dagster.define(
            CodeLocation.named("assets").assets(
                AssetDefinition.of("raw/orders").partitions(
                    PartitionsDefinition.ofDimensions(
                        mapOf(
                            "day" to PartitionsDefinition.daily(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)),
                            "region" to PartitionsDefinition.ofKeys("eu", "us")
                        )
                    )
                ),
                AssetDefinition.of("raw/items")
            )
        )
        AnnotationConfigApplicationContext().use { context ->
            context.registerBean<DagsterGraphQlClient> { client }
            context.register(KotlinDagsterConfiguration::class.java)
            context.refresh()
            use(context.getBean<KotlinOrderJobs>())
        }
    }

    private suspend fun use(jobs: KotlinOrderJobs) {
        assertThat(dagster.run(jobs.load(config).id())).hasTag("team", "core")
        assertThat(dagster).launched("daily_orders").withConfig(loadedWith(json)).once()
        assertThat(jobs.loadAndAwait(config).isSuccessful).isTrue()
        val first = jobs.loadFirst(listOf(Shop("north"))).run().id()
        assertThat(jobs.loadAndAwait(config, "first").run().id()).isEqualTo(first)
        assertThat(jobs.loadAndFollow(config).toList().map(::describe)).contains("RunSuccessEvent")
        val materialization = jobs.materialize(LocalDate.of(2026, 11, 22)).id()
        assertThat(dagster.run(materialization)).hasTag("dagster/partition/region", "eu")
        assertThat(jobs.materializeItems { it.withoutChecks() }.id()).isNotEmpty()
    }

    @Test
    fun aFailureIsThrownIntoTheCoroutine(): Unit = runBlocking {
        val jobs = DagsterClientProxyFactory.builder(client).build().createClient(FailingJobs::class.java)
        val failure = runCatching { jobs.unknown() }.exceptionOrNull()
        assertThat(failure).hasMessageContaining("missing_job")
    }

    @Test
    fun aCanceledCoroutineLeavesTheRunAlone(): Unit = runBlocking {
        val jobs = DagsterClientProxyFactory.builder(client).build().createClient(HangingJobs::class.java)
        val run = jobs.launch("first")
        assertThat(withTimeoutOrNull(200.milliseconds) { jobs.await("first") }).isNull()
        assertThat(run.status().awaitSingle().isFinished).isFalse()
    }

    @Test
    fun namesTheMistakesOfAnInterface() {
        assertThatExceptionOfType(InvalidDagsterClientException::class.java)
            .isThrownBy { DagsterClientProxyFactory.builder(client).build().createClient(WrongJobs::class.java) }
            .withMessageContaining(
                "WrongJobs.load(String) suspends and returns io.github.dagstergraphql.client.run.RunHandle, which is " +
                    "not supported: return Unit, String, ReactiveRunHandle, Run or AwaitedRun, or remove suspend and " +
                    "return Flow<RunEvent>"
            )
            .withMessageNotContaining("Continuation")
    }

    @Test
    fun theCompilerKnowsWhatMayBeNull() {
        val run = client.job("daily_orders").launch().get()
        assertThat(acceptsNull(run.ended())).isTrue()
        assertThat(acceptsNull(run.id())).isFalse()
    }

    private fun loadedWith(config: Map<String, Any>) = mapOf("ops" to mapOf("load" to mapOf("config" to config)))

    private inline fun <reified T> acceptsNull(@Suppress("unused") value: T) = null is T

}

interface HangingJobs {

    @DagsterJob("hanging_job")
    suspend fun launch(@IdempotencyKey key: String): ReactiveRunHandle

    @DagsterJob("hanging_job", awaitTimeout = "1m")
    suspend fun await(@IdempotencyKey key: String): AwaitedRun

}

interface FailingJobs {

    @DagsterJob("missing_job")
    suspend fun unknown()

}

interface WrongJobs {

    @DagsterJob("daily_orders")
    suspend fun load(@RunTag team: String): RunHandle

}
