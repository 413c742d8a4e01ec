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

package io.github.dagstergraphql.samples.quickstart;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.event.LogMessageEvent;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.event.StepEvent;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunHandle;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * Submits the job {@code greeting}, shows its progress, and waits for its run.
 */
@Component
class GreetingRunner implements CommandLineRunner, ExitCodeGenerator {

	private final DagsterGraphQlClient dagster;

	private final DagsterConnectionDetails connection;

	private int exitCode = 1;

	GreetingRunner(DagsterGraphQlClient dagster, DagsterConnectionDetails connection) {
		this.dagster = dagster;
		this.connection = connection;
	}

	@Override
	public void run(String... args) {
		System.out.println("Dagster:  " + this.connection.getUrl());
		try {
			RunHandle run = submit();
			System.out.println("Run:      " + run.uiUrl());
			showProgress(run);
			AwaitedRun awaited = await(run);
			System.out.println("Ran for:  " + awaited.run().duration());
			System.out.println("Result:   " + awaited.status());
			this.exitCode = awaited.isSuccessful() ? 0 : 1;
		}
		catch (DagsterConnectionException ex) {
			System.out.println(ex.getMessage());
			System.out.println("To start Dagster: pip install dagster dagster-webserver");
			System.out.println("                  dagster dev -f samples/quickstart/dagster/quickstart.py");
		}
		catch (DagsterGraphQlClientException ex) {
			System.out.println("Result:   " + ex.getMessage());
		}
	}

	private RunHandle submit() {
		// tag::submit[]
		RunHandle run = this.dagster.job("greeting")
			.runConfig(new GreetingConfig("Ada", 3))
			.tag("team", "core")
			.launch();
		// end::submit[]
		return run;
	}

	private void showProgress(RunHandle run) {
		// tag::progress[]
		RunEventOptions options = RunEventOptions.all()
			.kinds(StepEvent.Started.class, StepEvent.Succeeded.class, StepEvent.Failed.class, LogMessageEvent.class);
		try (Stream<RunEvent> events = run.events(options)) {
			events.forEach((event) -> System.out.println("Event:    " + event.message()));
		}
		// end::progress[]
	}

	private AwaitedRun await(RunHandle run) {
		// tag::await[]
		AwaitedRun awaited = run.await(AwaitOptions.within(Duration.ofMinutes(5)));
		// end::await[]
		return awaited;
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

	// tag::config[]
	record GreetingConfig(Map<String, Object> ops) {

		GreetingConfig(String name, int times) {
			this(Map.of("greet", Map.of("config", Map.of("name", name, "times", times))));
		}

	}
	// end::config[]

}
