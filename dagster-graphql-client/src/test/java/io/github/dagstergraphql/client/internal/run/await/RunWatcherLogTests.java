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

package io.github.dagstergraphql.client.internal.run.await;

import java.time.Duration;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the log of waits. The test moves the clock.
 */
class RunWatcherLogTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client.internal");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final FakeRuns runs = new FakeRuns();

	private final RunWatcher watcher = this.runs.watcher();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	private Disposable await() {
		return this.watcher.watch("r1", AwaitOptions.within(Duration.ofHours(1)), new ObservedAwait("r1"), (wait) -> {
		}).subscribe();
	}

	@Test
	void anOverdueRetryIsLoggedOnce() {
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/will_retry", "true"));
		await();
		await();
		this.runs.advance(Duration.ofSeconds(25));
		assertThat(this.log.list).isEmpty();
		this.runs.advance(Duration.ofMinutes(10));
		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.startsWith("Run r1 has failed, and its retry (dagster/will_retry) is overdue")
			.contains("5m after the failure");
	}

	@Test
	void anOverdueRetryWithoutAnnouncementIsLoggedOnce() {
		this.runs.daemons.add(FakeRuns.daemon("EVENT_LOG_CONSUMER"));
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/max_retries", "2"));
		await();
		await();
		this.runs.advance(Duration.ofMinutes(10));
		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.startsWith("Run r1 has failed, and its retry (dagster/max_retries) is overdue");
	}

	@Test
	void aRetryThatIsNeverStartedIsLoggedOnce() {
		this.runs.put("r1", RunStatus.FAILURE, Map.of("dagster/auto_retry_run_id", "r2"));
		this.runs.putRetry("r2", "r1", 1, RunStatus.NOT_STARTED);
		await();
		await();
		this.runs.advance(Duration.ofMinutes(10));
		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.isEqualTo("A retry has not started, and the failed run is the result: "
					+ "Dagster created run r2 to retry run r1, but has not started it within 5m");
	}

	@Test
	void anOutageIsLoggedWithTheNumberOfWaits() {
		this.runs.put("r1", RunStatus.STARTED, Map.of());
		await();
		await();
		this.runs.outage = new DagsterConnectionException("down", false, null);
		this.runs.advance(Duration.ofMinutes(1));
		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.isEqualTo("Polling 2 awaited runs failed and will be retried: down");
		this.runs.outage = null;
		this.runs.advance(Duration.ofMinutes(1));
		assertThat(this.log.list).hasSize(2);
	}

	@Test
	void anOutageWithoutWaitsIsNotLogged() {
		Disposable wait = await();
		this.runs.whileAsked = wait::dispose;
		this.runs.outage = new DagsterConnectionException("down", false, null);
		this.runs.advance(Duration.ofMinutes(1));
		assertThat(this.runs.looks).isEqualTo(1);
		assertThat(this.log.list).isEmpty();
	}

}
