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
import java.util.Map;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.asset.AssetPartitionStatuses;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.partition.PartitionCounts;
import io.github.dagstergraphql.client.partition.PartitionRange;
import io.github.dagstergraphql.client.partition.PartitionStatus;
import io.github.dagstergraphql.client.partition.PartitionStatusRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the status of partitions: how the forms of the server are interpreted.
 */
class PartitionStatusTests {

	private static final String LETTERS = """
			"partitionDefinition":{"type":"STATIC","description":"","dimensionTypes":[]},
			"partitionKeysByDimension":[{"name":"default","partitionKeys":["d","a","c","b","e"]}]""";

	private static final String GRID = """
			"partitionDefinition":{"type":"MULTIPARTITIONED","description":"","dimensionTypes":[
			{"name":"area","description":""},{"name":"day","description":""}]},
			"partitionKeysByDimension":[{"name":"area","partitionKeys":["eu","us","uk"]},
			{"name":"day","partitionKeys":["1","2","3"]}]""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void readsListsOfKeys() {
		// a partition in progress is also listed as failed or materialized by some
		// servers
		AssetPartitionStatuses statuses = statuses(LETTERS, """
				{"__typename":"DefaultPartitionStatuses","materializedPartitions":["a","c","gone"],
				"failedPartitions":["b"],"materializingPartitions":["b","e"],
				"unmaterializedPartitions":["d","b","e"]}""");
		assertThat(statuses.statuses()).containsExactly(Map.entry("d", PartitionStatus.MISSING),
				Map.entry("a", PartitionStatus.MATERIALIZED), Map.entry("c", PartitionStatus.MATERIALIZED),
				Map.entry("b", PartitionStatus.MATERIALIZING), Map.entry("e", PartitionStatus.MATERIALIZING));
		assertThat(statuses.ranges()).extracting(PartitionStatusRange::toString)
			.containsExactly("PartitionStatusRange[MATERIALIZED, a to c]",
					"PartitionStatusRange[MATERIALIZING, b to e]");
		assertThat(statuses.counts()).isEqualTo(new PartitionCounts(5, 2, 2, 0));
		assertThat(statuses.counts().missing()).isEqualTo(1);
		assertThat(statuses.keys(PartitionStatus.MISSING)).containsExactly("d");
	}

	@Test
	void readsTimeWindows() {
		AssetPartitionStatuses statuses = statuses(LETTERS,
				"""
						{"__typename":"TimePartitionStatuses","ranges":[
						{"startTime":0.0,"endTime":7200.0,"startKey":"before","endKey":"a","status":"FAILED"},
						{"startTime":7200.0,"endTime":10800.0,"startKey":"b","endKey":"b","status":"SKIPPED"},
						{"startTime":10800.0,"endTime":14400.0,"startKey":"later","endKey":"later","status":"MATERIALIZED"}]}""");
		assertThat(statuses.ranges()).containsExactly(
				PartitionStatusRange.of(PartitionStatus.FAILED, List.of("d", "a"))
					.withTimes(Instant.EPOCH, Instant.EPOCH.plusSeconds(7200)),
				PartitionStatusRange.of(PartitionStatus.UNKNOWN, List.of("b"))
					.withTimes(Instant.EPOCH.plusSeconds(7200), Instant.EPOCH.plusSeconds(10800)));
	}

	@Test
	void readsSeveralDimensions() {
		AssetPartitionStatuses statuses = statuses(GRID, """
				{"__typename":"MultiPartitionStatuses","primaryDimensionName":"day","ranges":[
				{"primaryDimStartKey":"1","primaryDimEndKey":"2","primaryDimStartTime":0.0,"primaryDimEndTime":60.0,
				"secondaryDim":{"__typename":"DefaultPartitionStatuses","materializedPartitions":["us","eu"],
				"failedPartitions":["uk"],"materializingPartitions":[]}}]}""");
		assertThat(statuses.ranges()).hasSize(2);
		PartitionStatusRange first = statuses.ranges().get(0);
		assertThat(first.status()).isEqualTo(PartitionStatus.MATERIALIZED);
		assertThat(first.keys()).containsExactly("eu|1", "eu|2", "us|1", "us|2");
		assertThat(first.dimensions()).containsExactly(Map.entry("area", new PartitionRange("eu", "us")),
				Map.entry("day", new PartitionRange("1", "2")));
		assertThat(first.endTime()).isEqualTo(Instant.EPOCH.plusSeconds(60));
		assertThat(statuses.statuses()).hasSize(9)
			.containsEntry("uk|2", PartitionStatus.FAILED)
			.containsEntry("uk|3", PartitionStatus.MISSING);
	}

	@Test
	void rejectsUnexpectedForms() {
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(
				() -> statuses(GRID, "{\"__typename\":\"MultiPartitionStatuses\",\"primaryDimensionName\":\"x\"}"));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> statuses(LETTERS, "{\"__typename\":\"OtherStatuses\"}"));
	}

	private AssetPartitionStatuses statuses(String partitions, String statuses) {
		this.stub.answer(Answer.json("""
				{"data":{"assetNodeOrError":{"__typename":"AssetNode",%s,"assetPartitionStatuses":%s}}}"""
			.formatted(partitions, statuses)));
		return this.client.asset("a").partitionStatuses();
	}

}
