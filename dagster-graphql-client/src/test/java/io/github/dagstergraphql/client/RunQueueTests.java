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

package io.github.dagstergraphql.client;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.QueueReason.DaemonDown;
import io.github.dagstergraphql.client.instance.QueueReason.PoolLimit;
import io.github.dagstergraphql.client.instance.QueueReason.RunLimit;
import io.github.dagstergraphql.client.instance.QueueReason.TagLimit;
import io.github.dagstergraphql.client.instance.QueuedRun;
import io.github.dagstergraphql.client.instance.RunQueue;
import io.github.dagstergraphql.client.instance.TagConcurrencyLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the run queue, and for the reasons why runs are in it.
 */
class RunQueueTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client(new SkippedPauses()).build();

	private String config = "\"maxConcurrentRuns\":10,\"isOpConcurrencyAware\":true";

	private String poolConfig = "{}";

	private String pools = "";

	private String daemon = daemon(true, Instant.now().getEpochSecond());

	/** Newest first. */
	private List<String> queued = List.of();

	private List<String> inProgress = List.of();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void ordersRunsByPriorityAndAge() {
		this.queued = List.of(run("d", "\"dagster/priority\":\"-1\""), run("c", "\"dagster/priority\":\"5\""),
				run("b", "\"dagster/priority\":\"high\""), run("a", ""));
		RunQueue queue = read();
		assertThat(queue.runs()).extracting(QueuedRun::runId).containsExactly("c", "a", "b", "d");
		assertThat(queue.runs()).extracting(QueuedRun::priority).containsExactly(5, 0, 0, -1);
		assertThat(queue.runs()).allSatisfy((run) -> assertThat(run.reasons()).isEmpty());
		assertThat(queue.runs().get(0).created()).isEqualTo(Instant.parse("2025-11-25T02:01:51.500Z"));
		assertThat(queue.runs().get(0).jobName()).isEqualTo("j");
		assertThat(queue.inProgress()).isZero();
	}

	@Test
	void anEmptyQueueNeedsNoFurtherRequests() {
		this.inProgress = List.of(run("x", ""));
		RunQueue queue = read();
		assertThat(queue.runs()).isEmpty();
		assertThat(queue.inProgress()).isEqualTo(1);
		assertThat(queue.settings().runQueue().maxConcurrentRuns()).isEqualTo(10);
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void readsAllPages() {
		this.queued = IntStream.range(0, 1200).mapToObj((number) -> run("r" + (1200 - number), "")).toList();
		assertThat(read().runs()).hasSize(1200).first().extracting(QueuedRun::runId).isEqualTo("r1");
		assertThat(this.stub.requests()).filteredOn((request) -> request.body().contains("QUEUED")).hasSize(3);
	}

	@Test
	void namesADaemonThatIsDown() {
		this.queued = List.of(run("a", ""));
		this.daemon = daemon(false, 1764036111);
		assertThat(reasons("a")).containsExactly(new DaemonDown(Instant.ofEpochSecond(1764036111)));
		this.daemon = daemon(true, 1764036111);
		assertThat(reasons("a")).containsExactly(new DaemonDown(Instant.ofEpochSecond(1764036111)));
		this.daemon = daemon(false, null);
		assertThat(reasons("a")).containsExactly(new DaemonDown(null));
		this.daemon = "";
		assertThat(reasons("a")).isEmpty();
	}

	@Test
	void countsRunsAheadInTheQueue() {
		this.config = "\"maxConcurrentRuns\":2,\"isOpConcurrencyAware\":true";
		this.inProgress = List.of(run("x", ""));
		this.queued = List.of(run("c", ""), run("b", ""), run("a", ""));
		assertThat(reasons("a")).isEmpty();
		assertThat(reasons("b")).containsExactly(new RunLimit(2));
		assertThat(reasons("c")).containsExactly(new RunLimit(2));
		this.config = "\"maxConcurrentRuns\":-1";
		assertThat(reasons("c")).isEmpty();
		assertThat(read().settings().runQueue().maxConcurrentRuns()).isNull();
	}

	@Test
	void appliesTagLimits() {
		this.config = "\"maxConcurrentRuns\":10,\"tagConcurrencyLimitsYaml\":\"- key: team\\n  limit: 1\\n"
				+ "- key: area\\n  limit: 1\\n  value:\\n    applyLimitPerUniqueValue: true\\n"
				+ "- key: size\\n  limit: 0\\n  value: '10'\\n\"";
		this.inProgress = List.of(run("x", "\"team\":\"core\",\"area\":\"eu\""));
		this.queued = List.of(run("e", "\"area\":\"us\""), run("d", "\"area\":\"us\""), run("c", "\"size\":\"10\""),
				run("b", "\"size\":\"11\",\"area\":\"eu\""), run("a", "\"team\":\"other\""));
		TagConcurrencyLimit team = new TagConcurrencyLimit("team", null, false, 1);
		TagConcurrencyLimit area = new TagConcurrencyLimit("area", null, true, 1);
		TagConcurrencyLimit size = new TagConcurrencyLimit("size", "10", false, 0);
		assertThat(read().settings().runQueue().tagLimits()).containsExactly(team, area, size);
		assertThat(reasons("a")).containsExactly(new TagLimit(team));
		assertThat(reasons("b")).containsExactly(new TagLimit(area));
		assertThat(reasons("c")).containsExactly(new TagLimit(size));
		assertThat(reasons("d")).isEmpty();
		assertThat(reasons("e")).containsExactly(new TagLimit(area));
	}

	@Test
	void waitsForThePoolsOfFirstSteps() {
		this.pools = pool("db", 1, 1) + "," + pool("api", 2, 1);
		this.queued = List.of(pooled("f", "QUEUED", "\"db\",\"api\"", "\"db\"", true),
				pooled("e", "QUEUED", "\"db\",\"api\"", "\"db\",\"api\"", false),
				pooled("d", "QUEUED", "\"other\"", "\"other\"", false),
				pooled("c", "QUEUED", "\"api\"", "\"api\"", false), pooled("b", "QUEUED", "\"api\"", "\"api\"", false),
				pooled("a", "QUEUED", "\"db\"", "\"db\"", false));
		assertThat(reasons("a")).containsExactly(new PoolLimit(List.of("db")));
		assertThat(reasons("b")).isEmpty();
		assertThat(reasons("c")).containsExactly(new PoolLimit(List.of("api")));
		assertThat(reasons("d")).isEmpty();
		assertThat(reasons("e")).containsExactly(new PoolLimit(List.of("db", "api")));
		assertThat(reasons("f")).isEmpty();
		this.poolConfig = "{\"opGranularityRunBuffer\":1}";
		assertThat(reasons("a")).isEmpty();
		this.config = "\"maxConcurrentRuns\":10,\"isOpConcurrencyAware\":false";
		this.poolConfig = "{}";
		assertThat(reasons("a")).isEmpty();
	}

	@Test
	void countsStartingRunsAndUsesTheDefaultLimit() {
		this.poolConfig = "{\"defaultPoolLimit\":1}";
		this.queued = List.of(pooled("a", "QUEUED", "\"db\"", "\"db\"", false));
		assertThat(reasons("a")).isEmpty();
		this.inProgress = List.of(pooled("x", "STARTING", "\"db\"", "\"db\"", false));
		assertThat(reasons("a")).containsExactly(new PoolLimit(List.of("db")));
		// has been started long ago, so that its steps have requested their slots
		this.inProgress = List.of(pooled("x", "STARTED", "\"db\"", "\"db\"", false));
		assertThat(reasons("a")).isEmpty();
	}

	@Test
	void runsHoldAllPoolsWithThatGranularity() {
		this.poolConfig = "{\"poolGranularity\":\"run\"}";
		this.pools = pool("db", 1, 0) + "," + pool("api", 1, 0);
		this.inProgress = List.of(pooled("x", "STARTED", "\"db\"", "", true));
		this.queued = List.of(pooled("a", "QUEUED", "\"db\",\"api\"", "", true));
		assertThat(reasons("a")).containsExactly(new PoolLimit(List.of("db")));
	}

	private List<QueueReason> reasons(String runId) {
		return read().runs().stream().filter((run) -> run.runId().equals(runId)).findFirst().orElseThrow().reasons();
	}

	private RunQueue read() {
		this.stub.answer(this::answer);
		return this.client.instance().runQueue();
	}

	private Answer answer(Request request) {
		String body = request.body();
		if (body.contains("QueueRuns")) {
			return Answer.json("{\"data\":{\"runsOrError\":{\"__typename\":\"Runs\",\"results\":[%s]}}}"
				.formatted(page(body.contains("\"QUEUED\"") ? this.queued : this.inProgress, body)));
		}
		String instance = body.contains("InstanceSettings")
				? "\"runQueuingSupported\":true,\"supportsConcurrencyLimits\":true,\"autoMaterializePaused\":true,"
						+ "\"runQueueConfig\":{%s},\"poolConfig\":%s".formatted(this.config, this.poolConfig)
				: body.contains("Pools") ? "\"concurrencyLimits\":[" + this.pools + "]"
						: "\"daemonHealth\":{\"allDaemonStatuses\":[" + this.daemon + "]}";
		return Answer.json("{\"data\":{\"instance\":{\"__typename\":\"Instance\",%s}}}".formatted(instance));
	}

	private static String page(List<String> runs, String body) {
		int begin = 0;
		for (int index = 0; index < runs.size(); index++) {
			String id = runs.get(index).substring(1).split("\"")[3];
			begin = body.contains("\"cursor\":\"" + id + "\"") ? index + 1 : begin;
		}
		return runs.stream().skip(begin).limit(500).collect(Collectors.joining(","));
	}

	private static String run(String id, String tags) {
		String entries = Stream.of(tags.split(","))
			.filter((tag) -> !tag.isEmpty())
			.map((tag) -> tag.split(":"))
			.map((tag) -> "{\"key\":%s,\"value\":%s}".formatted(tag[0], tag[1]))
			.collect(Collectors.joining(","));
		return "{\"runId\":\"%s\",\"jobName\":\"j\",\"status\":\"QUEUED\",\"tags\":[%s],\"creationTime\":1764036111.5}"
			.formatted(id, entries);
	}

	private static String pooled(String id, String status, String pools, String roots, boolean unconstrained) {
		return ("{\"runId\":\"%s\",\"jobName\":\"j\",\"status\":\"%s\",\"tags\":[],\"startTime\":1764036111.5,"
				+ "\"allPools\":[%s],\"rootConcurrencyKeys\":[%s],\"hasUnconstrainedRootNodes\":%s}")
			.formatted(id, status, pools, roots, unconstrained);
	}

	private static String pool(String name, int slots, int steps) {
		String pending = IntStream.range(0, steps)
			.mapToObj((number) -> "{\"runId\":\"r%d\",\"stepKey\":\"s\",\"enqueuedTimestamp\":1.0}".formatted(number))
			.collect(Collectors.joining(","));
		return "{\"concurrencyKey\":\"%s\",\"slotCount\":%d,\"claimedSlots\":[],\"pendingSteps\":[%s]}".formatted(name,
				slots, pending);
	}

	private static String daemon(boolean healthy, Number heartbeat) {
		return ("{\"daemonType\":\"QUEUED_RUN_COORDINATOR\",\"required\":true,\"healthy\":%s,\"lastHeartbeatTime\":%s,"
				+ "\"lastHeartbeatErrors\":[]}")
			.formatted(healthy, heartbeat);
	}

}
