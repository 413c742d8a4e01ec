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

package io.github.dagstergraphql.postgres;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the messages of a client when PostgreSQL rejects a statement of Dagster: the
 * error quotes the statement with the tags of a run that another caller launched.
 */
@EnabledIfDockerAvailable
@ExtendWith(PostgresDagsterExtension.class)
class DatabaseErrorsIT {

	private static final String TAG_VALUE = "Aunt Hortensia 4711";

	private static final String KEY = "order-8152-hortensia";

	private static final String NOTE = "the note of Hortensia";

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.dagstergraphql");

	private final PostgresDagster dagster;

	private String run = "";

	DatabaseErrorsIT(PostgresDagster dagster) {
		this.dagster = dagster;
	}

	@BeforeEach
	void launch() {
		this.run = this.dagster.client()
			.job("idle")
			.runConfig(Map.of("ops", Map.of("nothing", Map.of("config", Map.of("note", NOTE)))))
			.tag("customer", TAG_VALUE)
			.tag(PostgresDagster.HELD, "yes")
			.idempotencyKey(KEY + this.hashCode())
			.launch()
			.id();
		this.logger.setLevel(Level.TRACE);
		this.log.start();
		this.logger.addAppender(this.log);
		this.dagster.sql("REVOKE UPDATE ON runs FROM dagster");
	}

	@AfterEach
	void allowUpdates() {
		this.dagster.sql("GRANT UPDATE ON runs TO dagster");
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
		this.dagster.client().run(this.run).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofMinutes(1));
	}

	@Test
	void containTheReasonAndNoStatement() {
		RunHandle handle = this.dagster.client().run(this.run);
		assertTold(handle::terminate, "permission denied for table runs");
		assertTold(() -> handle.terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY),
				"permission denied for table runs");
		assertTold(() -> this.dagster.client().terminateRuns(List.of(this.run)), "permission denied for table runs");
		assertTold(() -> handle.terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, Duration.ofSeconds(3)), "");
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage).allSatisfy(this::assertHarmless);
	}

	private void assertTold(ThrowingCallable call, String reason) {
		Throwable failure = catchThrowable(call);
		assertThat(failure).isInstanceOf(DagsterGraphQlClientException.class);
		StringWriter told = new StringWriter();
		failure.printStackTrace(new PrintWriter(told));
		assertThat(told.toString()).contains(reason);
		assertHarmless(told.toString());
	}

	private void assertHarmless(String told) {
		assertThat(told).doesNotContain(TAG_VALUE, "Hortensia", KEY, NOTE, "UPDATE runs", "[SQL", "parameters");
	}

}
