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

import java.time.Duration;
import java.util.List;

import io.github.dagstergraphql.awaiting.RetryChains;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run retries on a real Dagster with PostgreSQL, where the processes of Dagster overwrite
 * each other's tags. {@code -Dpostgres.dagster=1.5.14} selects another version.
 */
@EnabledIfDockerAvailable
@ExtendWith(PostgresDagsterExtension.class)
class RetriesOnPostgresIT {

	private static final AwaitOptions LONG = AwaitOptions.within(Duration.ofMinutes(10))
		.maxRetryDelay(Duration.ofMinutes(1));

	/** What is left when a worker writes the tags that it read before the daemon did. */
	private static final String FORGET_TAGS = """
			CREATE OR REPLACE FUNCTION forget_tags() RETURNS trigger AS $$
			BEGIN
			    NEW.run_body := regexp_replace(NEW.run_body, '"dagster/auto_retry_run_id": "[^"]*"', '"forgotten": ""');
			    %s
			    RETURN NEW;
			END $$ LANGUAGE plpgsql;
			CREATE OR REPLACE TRIGGER forget_tags BEFORE UPDATE ON runs FOR EACH ROW EXECUTE FUNCTION forget_tags();
			""";

	/** The daemon has launched the retry when it writes the tag that is forgotten. */
	private static final String WITHDRAW = """
			IF NEW.run_body LIKE '%"forgotten"%' THEN
			    NEW.run_body := replace(NEW.run_body, '"dagster/will_retry": "true"', '"dagster/will_retry": "false"');
			END IF;
			""";

	/** The daemon takes it that it has dealt with all failures to come. */
	private static final String LOSE_FAILURES = """
			CREATE OR REPLACE FUNCTION lose_failures() RETURNS trigger AS $$
			BEGIN
			    NEW.value := '999999999';
			    RETURN NEW;
			END $$ LANGUAGE plpgsql;
			CREATE OR REPLACE TRIGGER lose_failures BEFORE UPDATE ON kvs FOR EACH ROW
			    WHEN (NEW.key LIKE 'EVENT_LOG_CONSUMER_CURSOR%') EXECUTE FUNCTION lose_failures();
			UPDATE kvs SET value = value WHERE key LIKE 'EVENT_LOG_CONSUMER_CURSOR%';
			""";

	private static final String LOSE_NO_MORE = """
			DROP TRIGGER IF EXISTS lose_failures ON kvs;
			UPDATE kvs SET value = (SELECT max(id) FROM event_logs) WHERE key LIKE 'EVENT_LOG_CONSUMER_CURSOR%';
			""";

	private final PostgresDagster dagster;

	RetriesOnPostgresIT(PostgresDagster dagster) {
		this.dagster = dagster;
	}

	@AfterEach
	void forgetNoMore() {
		this.dagster.sql("DROP TRIGGER IF EXISTS forget_tags ON runs");
	}

	@Test
	void endAsRecordedByDagster() throws Exception {
		RetryChains.endAsRecordedByDagster(this.dagster.container(), this.dagster::sql);
	}

	@Test
	void areFollowedWhenTheFailedRunDoesNotNameThem() {
		this.dagster.sql(FORGET_TAGS.formatted(""));
		assertSucceeded(awaitRunWithRetries());
	}

	@Test
	void areFollowedWhenTheFailedRunDeniesThem() {
		this.dagster.sql(FORGET_TAGS.formatted(WITHDRAW));
		assertSucceeded(awaitRunWithRetries());
	}

	@Test
	void areNoLongerAwaitedWhenDagsterLosesThem() {
		this.dagster.sql(LOSE_FAILURES);
		try {
			RunHandle run = launch();
			AwaitedRun awaited = run.await(LONG.maxRetryDelay(Duration.ofSeconds(10)));
			assertThat(awaited.status()).isEqualTo(RunStatus.FAILURE);
			assertThat(awaited.lostRetry()).contains(run.id(), "within 10s");
			assertTruth(run, awaited);
		}
		finally {
			this.dagster.sql(LOSE_NO_MORE);
		}
	}

	// On a busy machine Dagster itself loses retries now and then.
	private AwaitedRun awaitRunWithRetries() {
		AwaitedRun awaited;
		int attempts = 0;
		do {
			RunHandle run = launch();
			awaited = run.await(LONG);
			assertTruth(run, awaited);
			attempts++;
		}
		while (awaited.lostRetry() != null && attempts < 5);
		return awaited;
	}

	private RunHandle launch() {
		return this.dagster.client().job("flaky").tag("dagster/max_retries", "2").launch();
	}

	private static void assertSucceeded(AwaitedRun awaited) {
		assertThat(awaited.attempts()).extracting(Run::status)
			.containsExactly(RunStatus.FAILURE, RunStatus.FAILURE, RunStatus.SUCCESS);
	}

	private void assertTruth(RunHandle run, AwaitedRun awaited) {
		List<String> truth = this.dagster.sql("""
				SELECT run_id || ' ' || status FROM runs WHERE run_id = '%1$s' OR run_id IN
				(SELECT run_id FROM run_tags WHERE key = 'dagster/root_run_id' AND value = '%1$s') ORDER BY id
				""".formatted(run.id())).lines().toList();
		assertThat(awaited.attempts()).extracting((attempt) -> attempt.id() + " " + attempt.status())
			.containsExactlyElementsOf(truth);
	}

}
