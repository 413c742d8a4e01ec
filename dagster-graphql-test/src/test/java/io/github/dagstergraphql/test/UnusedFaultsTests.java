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

package io.github.dagstergraphql.test;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.run.RunNotFoundException;
import io.github.dagstergraphql.test.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A fault that cannot happen, or does not, is noticed.
 */
class UnusedFaultsTests {

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final EmbeddedDagster dagster = EmbeddedDagster.start();

	private final DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(this.dagster.getUrl()).build();

	@BeforeEach
	void listen() {
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
		logger().detachAppender(this.log);
	}

	@ParameterizedTest
	@CsvSource({ "LaunchRnu, LaunchRun", "launchRun, LaunchRun", "LaunchRunn, LaunchRun", "RunStatu, RunStatus",
			"RELOADREPOSITORYLOCATION, ReloadRepositoryLocation", "Daemon, Daemons" })
	void areRefusedForAMisspelledOperation(String misspelled, String meant) {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(503).onOperation(misspelled))
			.withMessageStartingWith("the client has no operation \"" + misspelled + "\". Did you mean ")
			.withMessageContaining(meant)
			.withMessageContaining("onCustomOperation(..)");
	}

	@Test
	void areRefusedForAnotherOperation() {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(503).onOperation("Everything"))
			.withMessageContaining("Its operations are AddDynamicPartition, ")
			.withMessageContaining(", Workspace.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LaunchRun", "RunStatuses", "LearnServerVersion", "FindJob" })
	void areAcceptedForAnOperationOfTheClient(String operation) {
		assertThat(Fault.status(503).onOperation(operation).operation()).isEqualTo(operation);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void areRefusedWithoutAnOperation(String blank) {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(503).onOperation(blank));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(503).onCustomOperation(blank));
	}

	@Test
	void mayApplyToACustomDocument() {
		this.dagster.inject(Fault.status(400).onCustomOperation("Mine"));
		assertThat(this.client.graphql().document("query Other { version }").retrieve("version").toEntity(String.class))
			.isNotNull();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.dagster).hasNoUnusedFaults());
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.graphql()
			.document("query Mine { version }")
			.retrieve("version")
			.toEntity(String.class));
		assertThat(this.dagster).hasNoUnusedFaults();
	}

	@Test
	void failTheAssertion() {
		assertThat(this.dagster).hasNoUnusedFaults();
		this.dagster.inject(Fault.latency(Duration.ZERO).times(3), Fault.loginPage().onOperation("LaunchRun"));
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> this.client.getRunStatus("nope"));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.dagster).as("the faults").hasNoUnusedFaults())
			.withMessageContaining("[the faults] Expected all faults to have occurred, but found\n")
			.withMessageContaining("Fault LATENCY on any operation, has occurred only 1 of 3 times, injected at ")
			.withMessageContaining("Fault LOGIN_PAGE on LaunchRun, has not occurred, injected at ")
			.withMessageContaining("UnusedFaultsTests.failTheAssertion(UnusedFaultsTests.java:");
	}

	@Test
	void areLoggedWhenTheServerIsResetOrClosed() {
		this.dagster.inject(Fault.latency(Duration.ZERO).times(2), Fault.status(503).onOperation("RunStatuses"));
		assertThatExceptionOfType(RunNotFoundException.class).isThrownBy(() -> this.client.getRunStatus("nope"));
		this.dagster.reset();
		assertThat(warnings()).singleElement()
			.asString()
			.startsWith(
					"A fault of the embedded Dagster has not occurred: Fault STATUS 503 on RunStatuses, has not occurred, "
							+ "injected at ")
			.contains("UnusedFaultsTests.java:");
		this.dagster.inject(Fault.loginPage());
		this.dagster.close();
		this.dagster.close();
		assertThat(warnings()).hasSize(2);
	}

	private List<String> warnings() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(EmbeddedDagster.class);
	}

}
