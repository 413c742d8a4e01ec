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

package io.github.dagstergraphql.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that continues the trace of its launch with the SDK of OpenTelemetry for Python.
 */
@EnabledIfDockerAvailable
class TracePropagationIT {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	private static final String DEFINITIONS = """
			import sys

			from dagster import Definitions, job, op


			@op
			def load(context):
			    # installed after the code location has been loaded
			    from opentelemetry.propagate import extract
			    from opentelemetry.sdk.trace import TracerProvider
			    from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor

			    provider = TracerProvider()
			    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter(out=sys.stdout)))
			    tracer = provider.get_tracer("orders")
			    with tracer.start_as_current_span("load", context=extract(context.run.tags)):
			        pass


			@job
			def daily_orders():
			    load()


			defs = Definitions(jobs=[daily_orders])
			""";

	@Test
	void theRunIsPartOfTheTrace(@TempDir Path definitions) throws Exception {
		Files.writeString(definitions.resolve("orders.py"), DEFINITIONS);
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new Sender());
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27").withDefinitions(definitions)) {
			container.start();
			InContainer.execute(container, "pip", "install", "--quiet", "opentelemetry-sdk");
			try (DagsterGraphQlClient client = DagsterGraphQlClient.builder()
				.url(container.getUrl())
				.observationRegistry(registry)
				.tracePropagation(true)
				.build()) {
				RunHandle run = client.job("daily_orders").launch();
				run.await(AwaitOptions.within(Duration.ofMinutes(5)).requireSuccess());
				assertThat(run.get().tags()).containsEntry("traceparent", "00-" + TRACE + "-" + SPAN + "-01");
				assertThat(run.logs().step("load").stdout().text()).contains("\"trace_id\": \"0x" + TRACE + "\"",
						"\"parent_id\": \"0x" + SPAN + "\"");
			}
		}
	}

	/**
	 * Writes the trace context as Micrometer Tracing does.
	 */
	private static final class Sender implements ObservationHandler<SenderContext<Object>> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof SenderContext;
		}

		@Override
		public void onStart(SenderContext<Object> context) {
			context.getSetter().set(context.getCarrier(), "traceparent", "00-" + TRACE + "-" + SPAN + "-01");
		}

	}

}
