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

package io.github.dagstergraphql.docs;

import java.math.BigInteger;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.event.AssetEvent;
import io.github.dagstergraphql.client.event.LogLevel;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.event.StepEvent;
import io.github.dagstergraphql.client.metadata.MetadataEntry;
import io.github.dagstergraphql.client.metadata.MetadataValue;
import io.github.dagstergraphql.client.run.RunHandle;
import reactor.core.publisher.Flux;

/**
 * Examples of the page on following a run.
 */
final class FollowingSnippets {

	private FollowingSnippets() {
	}

	static void follow(DagsterGraphQlClient dagster) {
		// tag::follow[]
		RunHandle run = dagster.job("daily_orders").launch();
		try (Stream<RunEvent> events = run.events()) {
			events.forEach((event) -> show(event.timestamp(), event.level(), event.stepKey(), event.message()));
		}
		// end::follow[]
	}

	static void kinds(RunEvent event) {
		// tag::kinds[]
		if (event instanceof StepEvent.Started started) {
			show("started", started.stepKey());
		}
		else if (event instanceof StepEvent.Failed failed) {
			PythonErrorInfo error = failed.userError();
			show("failed", failed.stepKey(), (error != null) ? error.summary() : failed.message());
		}
		else if (event instanceof AssetEvent.Materialized materialized) {
			show("materialized", materialized.assetKey(), rows(materialized));
		}
		// end::kinds[]
	}

	// tag::metadata[]
	static BigInteger rows(RunEvent event) {
		for (MetadataEntry entry : event.metadata()) {
			if (entry.label().equals("rows") && entry.value() instanceof MetadataValue.Int rows) {
				return rows.value();
			}
		}
		return BigInteger.ZERO;
	}
	// end::metadata[]

	static void options(RunHandle run) {
		// tag::options[]
		RunEventOptions options = RunEventOptions.all()
			.kinds(LogMessageEvent.class, StepEvent.Failed.class)
			.minLevel(LogLevel.WARNING)
			.onlyPast();
		try (Stream<RunEvent> events = run.events(options)) {
			events.forEach((event) -> show(event.stepKey(), event.message()));
		}
		// end::options[]
	}

	static void resume(RunHandle run, Positions positions) {
		// tag::resume[]
		String cursor = positions.load(run.id());
		RunEventOptions options = (cursor != null) ? RunEventOptions.all().after(cursor) : RunEventOptions.all();
		try (Stream<RunEvent> events = run.events(options)) {
			events.forEach((event) -> {
				show(event.message());
				positions.store(run.id(), event.cursor());
			});
		}
		// end::resume[]
	}

	static Flux<String> reactive(ReactiveDagsterGraphQlClient dagster, String runId) {
		// tag::reactive[]
		Flux<String> lines = dagster.run(runId)
			.events()
			.ofType(LogMessageEvent.class)
			.map((event) -> event.level() + " " + event.message());
		// end::reactive[]
		return lines;
	}

	private static void show(Object... values) {
	}

	/**
	 * Positions in logs, stored by the application.
	 */
	interface Positions {

		String load(String runId);

		void store(String runId, String cursor);

	}

}
