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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException;
import io.github.dagstergraphql.client.backfill.BackfillCounts;
import io.github.dagstergraphql.client.backfill.BackfillHandle;
import io.github.dagstergraphql.client.backfill.BackfillNotFoundException;
import io.github.dagstergraphql.client.backfill.BackfillStatus;
import io.github.dagstergraphql.client.backfill.JobBackfillSpec;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Backfills of a partitioned job, one of whose partitions fails.
 */
abstract class BackfillContract {

	/** Enough for the processes of all runs on a busy machine. */
	private static final Duration BACKFILL_TIME = Duration.ofMinutes(6);

	abstract DagsterServer server();

	@Test
	void launchesSelectedPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = regions().partitions("north", "west").tag("ticket", "A-1").launch();
		Backfill requested = handle.get();
		assertThat(requested.id()).isEqualTo(handle.id());
		assertThat(requested.status()).isEqualTo(BackfillStatus.REQUESTED);
		assertThat(requested.jobName()).isEqualTo("regions");
		assertThat(requested.partitionNames()).containsExactly("north", "west");
		assertThat(requested.partitionCount()).isEqualTo(2);
		assertThat(requested.tags()).containsEntry("ticket", "A-1");
		assertThat(requested.created()).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(60));
		assertThat(requested.ended()).isNull();
		assertThat(requested.isFinished()).isFalse();
		Backfill finished = handle.await(AwaitOptions.within(BACKFILL_TIME).requireSuccess());
		assertThat(finished.isSuccessful()).isTrue();
		assertThat(finished.counts()).isEqualTo(new BackfillCounts(2, 2, 0, 0, 0));
		assertThat(finished.runCounts()).isEqualTo(Map.of(RunStatus.SUCCESS, 2));
		List<Run> runs = server().client().runs().tag("dagster/backfill", handle.id()).list(10);
		assertThat(runs).extracting((run) -> run.tags().get("dagster/partition"))
			.containsExactlyInAnyOrder("north", "west");
		assertThat(runs).allSatisfy((run) -> assertThat(run.tags()).containsEntry("ticket", "A-1"));
	}

	@Test
	void determinesSuccessFromTheNumberOfPartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = regions().partitionRange("east", "south").launch();
		Backfill finished = handle.await(BACKFILL_TIME);
		assertThat(finished.partitionNames()).containsExactly("east", "south");
		assertThat(finished.isSuccessful()).isFalse();
		assertThat(finished.status())
			.isEqualTo(server().isAtLeast(8) ? BackfillStatus.COMPLETED_FAILED : BackfillStatus.COMPLETED);
		assertThat(finished.counts()).isEqualTo(new BackfillCounts(2, 1, 1, 0, 0));
		assertThat(finished.ended()).isAfterOrEqualTo(finished.created());
		BackfillAwaitException failure = catchThrowableOfType(BackfillAwaitException.class,
				() -> handle.await(AwaitOptions.within(BACKFILL_TIME).requireSuccess()));
		assertThat(failure.getReason()).isEqualTo(BackfillAwaitException.Reason.NOT_SUCCESSFUL);
		assertThat(failure).hasMessageContaining("1 of 2 partitions succeeded, 1 failed");
		assertThat(failure.getBackfill()).isEqualTo(finished);
		// as its latest run has failed
		BackfillHandle again = regions().onlyFailed().launch();
		assertThat(again.get().partitionNames()).containsExactly("south");
		again.cancel();
		again.await(BACKFILL_TIME);
		reexecutesFailedPartitions(handle);
	}

	private void reexecutesFailedPartitions(BackfillHandle handle) {
		if (!server().isAtLeast(9)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(handle::reexecuteFailed)
				.withMessageContaining("1.8.13");
			return;
		}
		BackfillHandle next = handle.reexecuteFailed();
		assertThat(next.get().tags()).containsEntry("dagster/parent_backfill_id", handle.id());
		Backfill finished = next.await(BACKFILL_TIME);
		assertThat(finished.isSuccessful()).isFalse();
		assertThat(finished.counts()).isEqualTo(new BackfillCounts(2, 0, 1, 0, 0));
	}

	@Test
	void cancelsAndResumes() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = regions().partitions("north").launch();
		handle.cancel();
		Backfill canceled = handle.await(BACKFILL_TIME);
		// the daemon may have launched the run before
		assertThat(canceled.status()).isEqualTo(BackfillStatus.CANCELED);
		handle.resume();
		assertThat(handle.get().status()).isEqualTo(BackfillStatus.REQUESTED);
		assertThat(handle.get().ended()).isNull();
		assertThat(handle.await(BACKFILL_TIME).isFinished()).isTrue();
	}

	@Test
	void listsBackfills() {
		if (!server().isAtLeast(5)) {
			return;
		}
		Instant before = Instant.now().minusSeconds(120);
		String ticket = UUID.randomUUID().toString();
		String first = regions().partitions("north").tag("ticket", ticket).launch().id();
		String second = regions().partitions("north").tag("ticket", ticket).launch().id();
		assertThat(ids(server().client().backfills().list(50), ticket)).containsExactly(second, first);
		assertThat(ids(server().client().backfills().pageSize(1).stream().limit(50).toList(), ticket))
			.containsExactly(second, first);
		assertThat(
				ids(server().client().reactive().backfills().stream().take(50).collectList().toFuture().join(), ticket))
			.containsExactly(second, first);
		assertThat(server().client().backfills().list(1)).hasSize(1);
		server().client().backfill(first).cancel();
		server().client().backfill(first).await(BACKFILL_TIME);
		assertThat(ids(server().client().backfills().statuses(BackfillStatus.CANCELED).list(50), ticket))
			.contains(first);
		assertThat(server().client().backfills().statuses().list(50)).isEmpty();
		if (server().isAtLeast(9)) {
			assertThat(ids(server().client()
				.backfills()
				.statuses(BackfillStatus.CANCELED, BackfillStatus.FAILED)
				.createdAfter(before)
				.createdBefore(Instant.now().plusSeconds(120))
				.list(50), ticket)).contains(first);
			assertThat(server().client().backfills().createdBefore(Instant.EPOCH.plusSeconds(1)).list(50)).isEmpty();
		}
		else {
			assertThatExceptionOfType(UnsupportedServerVersionException.class)
				.isThrownBy(() -> server().client().backfills().createdAfter(before).list(50))
				.withMessageContaining("1.8.8");
		}
		server().client().backfill(second).cancel();
	}

	private static List<String> ids(List<Backfill> backfills, String ticket) {
		return backfills.stream()
			.filter((backfill) -> ticket.equals(backfill.tags().get("ticket")))
			.map(Backfill::id)
			.toList();
	}

	@Test
	void hasATitleAndADescription() {
		if (!server().isAtLeast(5)) {
			return;
		}
		JobBackfillSpec<BackfillHandle> titled = regions().partitions("west").title("Orders").description("again");
		if (!server().isAtLeast(8)) {
			assertThatExceptionOfType(UnsupportedServerVersionException.class).isThrownBy(titled::launch)
				.withMessageContaining("1.7.8");
			return;
		}
		BackfillHandle handle = titled.launch();
		assertThat(handle.get().title()).isEqualTo("Orders");
		assertThat(handle.get().description()).isEqualTo("again");
		handle.cancel();
	}

	@Test
	void timesOut() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = regions().allPartitions().launch();
		BackfillAwaitException failure = catchThrowableOfType(BackfillAwaitException.class,
				() -> handle.await(Duration.ofMillis(1)));
		assertThat(failure.getReason()).isEqualTo(BackfillAwaitException.Reason.TIMEOUT);
		assertThat(failure.getBackfillId()).isEqualTo(handle.id());
		assertThat(handle.get().partitionNames()).containsExactly("north", "east", "south", "west");
		handle.cancel();
	}

	@Test
	void combinesDimensions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle handle = gridded(LocalDate.of(2026, 1, 2)).launch();
		assertThat(handle.get().partitionNames()).containsExactly("eu|2026-01-02");
		handle.cancel();
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> gridded(LocalDate.of(2026, 1, 3)).launch())
			.withMessageContaining("no partition \"2026-01-03\" in dimension \"day\"");
	}

	@Test
	void passesRunConfig() {
		if (!server().isAtLeast(12)) {
			return;
		}
		BackfillHandle handle = gridded(LocalDate.of(2026, 1, 1))
			.runConfigYaml("loggers: {console: {config: {log_level: DEBUG}}}")
			.launch();
		assertThat(handle.await(BACKFILL_TIME).isSuccessful()).isTrue();
		Run run = server().client().runs().tag("dagster/backfill", handle.id()).list(2).get(0);
		assertThat(server().client().run(run.id()).runConfig()).containsOnlyKeys("loggers");
		assertThatIllegalArgumentException().isThrownBy(() -> gridded(LocalDate.of(2026, 1, 1)).runConfigYaml("abc"))
			.withMessage("run config must be a YAML mapping");
		Backfill failed = gridded(LocalDate.of(2026, 1, 1)).runConfig(Map.of("ops", Map.of("nope", Map.of())))
			.launch()
			.await(BACKFILL_TIME);
		assertThat(failed.status()).isEqualTo(BackfillStatus.FAILED);
		assertThat(failed.runCounts()).containsExactly(Map.entry(RunStatus.NOT_STARTED, 1));
		assertThat(Objects.requireNonNull(failed.error()).className()).isEqualTo("DagsterInvalidConfigError");
		assertThat(failed.error().message()).contains("Error in config for job gridded\n    Error 1: ")
			.contains("nope");
	}

	private JobBackfillSpec<BackfillHandle> gridded(LocalDate day) {
		return server().client()
			.jobBackfill("gridded")
			.partitions(PartitionKey.ofDimensions(Map.of("area", "eu", "day", day)));
	}

	@Test
	void checksThePartitions() {
		if (!server().isAtLeast(5)) {
			return;
		}
		InvalidPartitionException unknown = catchThrowableOfType(InvalidPartitionException.class,
				() -> regions().partitions("north", "norht").launch());
		assertThat(unknown.getReason()).isEqualTo(Reason.UNKNOWN_KEY);
		assertThat(unknown.getUnknownKeys()).containsExactly("norht");
		assertThat(unknown.getNearMisses()).contains("north");
		assertThat(unknown).hasMessageContaining("Job \"regions\" has no partition \"norht\"");
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> regions().partitionRange("west", "north").launch());
		String notPartitioned = "Job \"succeeding\" is not partitioned: launch it without a partition";
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> server().client().jobBackfill("succeeding").partitions("a").launch())
			.withMessage(notPartitioned);
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> server().client().jobBackfill("succeeding").allPartitions().launch())
			.withMessage(notPartitioned);
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> server().client().jobBackfill("regoins").allPartitions().launch())
			.withMessageContaining("regions");
	}

	@Test
	void reportsAMissingBackfill() {
		if (!server().isAtLeast(5)) {
			return;
		}
		BackfillHandle missing = server().client().backfill("missing");
		assertThatExceptionOfType(BackfillNotFoundException.class).isThrownBy(missing::get);
		assertThatExceptionOfType(BackfillNotFoundException.class).isThrownBy(missing::cancel);
		assertThatExceptionOfType(BackfillNotFoundException.class).isThrownBy(missing::resume);
		if (server().isAtLeast(9)) {
			assertThatExceptionOfType(BackfillNotFoundException.class).isThrownBy(missing::reexecuteFailed);
		}
		assertThatExceptionOfType(BackfillNotFoundException.class)
			.isThrownBy(() -> missing.await(Duration.ofMinutes(1)));
	}

	private JobBackfillSpec<BackfillHandle> regions() {
		return server().client().jobBackfill("regions");
	}

}
