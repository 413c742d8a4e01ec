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

import com.fasterxml.jackson.annotation.JsonInclude
import io.github.dagstergraphql.client.DagsterGraphQlClient
import io.github.dagstergraphql.client.asset.MaterializeSpec
import io.github.dagstergraphql.client.declared.DagsterAsset
import io.github.dagstergraphql.client.declared.DagsterJob
import io.github.dagstergraphql.client.declared.IdempotencyKey
import io.github.dagstergraphql.client.declared.ImportDagsterClients
import io.github.dagstergraphql.client.declared.PartitionKey
import io.github.dagstergraphql.client.declared.RunConfig
import io.github.dagstergraphql.client.declared.RunTag
import io.github.dagstergraphql.client.event.AlertEvent
import io.github.dagstergraphql.client.event.AssetEvent
import io.github.dagstergraphql.client.event.EngineEvent
import io.github.dagstergraphql.client.event.HookEvent
import io.github.dagstergraphql.client.event.LogMessageEvent
import io.github.dagstergraphql.client.event.LogsCapturedEvent
import io.github.dagstergraphql.client.event.ResourceInitEvent
import io.github.dagstergraphql.client.event.RunEvent
import io.github.dagstergraphql.client.event.RunStatusEvent
import io.github.dagstergraphql.client.event.StepEvent
import io.github.dagstergraphql.client.event.UnknownEvent
import io.github.dagstergraphql.client.run.AwaitOptions
import io.github.dagstergraphql.client.run.AwaitedRun
import io.github.dagstergraphql.client.run.ReactiveRunHandle
import io.github.dagstergraphql.client.run.RunHandle
import io.github.dagstergraphql.client.run.RunStatus
import java.time.Duration
import java.time.LocalDate
import java.util.function.Consumer
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.filterIsInstance
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle
import org.springframework.context.annotation.Configuration
import io.github.dagstergraphql.client.job.RunConfig as JobConfig

// tag::config[]
@JsonInclude(JsonInclude.Include.NON_NULL)
data class KotlinLoadConfig(
    val day: LocalDate,
    val shop: Shop,
    val mode: LoadMode = LoadMode.FULL,
    val limit: Int? = null
)

@JvmInline
value class Shop(val name: String)

enum class LoadMode { FULL, CHANGES }
// end::config[]

// tag::blocking[]
class KotlinOrders(private val dagster: DagsterGraphQlClient) {

    fun load(config: KotlinLoadConfig): AwaitedRun =
        dagster.job("daily_orders")
            .runConfig(JobConfig.builder().ops("load").config(config).build())
            .tag("team", "core")
            .launch()
            .await(AwaitOptions.within(Duration.ofMinutes(30)).requireSuccess())

    fun minutes(runId: String): Long {
        val duration = dagster.run(runId).get().duration() ?: return 0
        return duration.toMinutes()
    }

}
// end::blocking[]

// tag::coroutines[]
class SuspendingOrders(dagster: DagsterGraphQlClient) {

    private val dagster = dagster.reactive()

    suspend fun load(day: LocalDate): RunStatus {
        val run = dagster.job("daily_orders")
            .runConfig(mapOf("ops" to mapOf("load" to mapOf("config" to mapOf("day" to day)))))
            .launch()
            .awaitSingle()
        return run.await(Duration.ofMinutes(30)).awaitSingle().status()
    }

    fun messages(runId: String): Flow<String> =
        dagster.run(runId).events().asFlow()
            .filterIsInstance<LogMessageEvent>()
            .map { "${it.level()} ${it.message()}" }

}
// end::coroutines[]

// tag::events[]
fun describe(event: RunEvent): String = when (event) {
    is RunStatusEvent.Failed -> "failed: ${event.error()?.summary()}"
    is RunStatusEvent -> event.typeName()
    is StepEvent.Failed -> "${event.stepKey()} failed: ${event.userError()?.summary() ?: event.message()}"
    is StepEvent -> "${event.typeName()} of ${event.stepKey()}"
    is AssetEvent.Materialized -> "materialized ${event.assetKey()}"
    is LogMessageEvent, is AssetEvent, is EngineEvent, is ResourceInitEvent, is LogsCapturedEvent, is HookEvent,
    is AlertEvent, is UnknownEvent -> event.message()
}
// end::events[]

// tag::declared[]
interface KotlinOrderJobs {

    @DagsterJob("daily_orders")
    fun load(@RunConfig("ops.load.config") config: KotlinLoadConfig, @RunTag team: String = "core"): RunHandle

    @DagsterJob("daily_orders", awaitTimeout = "30m", requireSuccess = true)
    suspend fun loadAndAwait(
        @RunConfig("ops.load.config") config: KotlinLoadConfig,
        @IdempotencyKey order: String? = null
    ): AwaitedRun

    @DagsterJob("daily_orders")
    fun loadAndFollow(@RunConfig("ops.load.config") config: KotlinLoadConfig): Flow<RunEvent>

    @DagsterAsset("raw/orders")
    suspend fun materialize(@PartitionKey("day") day: LocalDate, @PartitionKey("region") region: String = "eu"):
        ReactiveRunHandle

    @DagsterAsset("raw/items")
    fun materializeItems(options: Consumer<MaterializeSpec<*>>): RunHandle

    suspend fun loadFirst(shops: List<Shop>): AwaitedRun =
        loadAndAwait(KotlinLoadConfig(LocalDate.of(2026, 11, 22), shops.first()), "first")

}

@Configuration(proxyBeanMethods = false)
@ImportDagsterClients(KotlinOrderJobs::class)
class KotlinDagsterConfiguration
// end::declared[]
