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

package io.github.dagstergraphql.client.internal.partition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;
import io.github.dagstergraphql.client.partition.PartitionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Conversion and verification of partition keys.
 */
class PartitionsTests {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

	@ParameterizedTest
	@CsvSource({ "2026-03-03,2026-03-04", "20260303,20260304", "2026/03/03,2026/03/04", "03.03.2026,04.03.2026",
			"03/03/2026,03/04/2026", "2026-03-03-00:00,2026-03-04-00:00", "2026-03-03T00:00:00,2026-03-04T00:00:00" })
	void findsTheFormatOfTheKeys(String previous, String expected) {
		assertThat(partitions(previous, expected).resolve(PartitionKey.of(DAY))).isEqualTo(expected);
	}

	@Test
	void distinguishesDaysFromMonthsByTheOrder() {
		String[] days = IntStream.rangeClosed(1, 31).mapToObj("%02d/03/2026"::formatted).toArray(String[]::new);
		assertThat(partitions(days).resolve(PartitionKey.of(DAY))).isEqualTo("04/03/2026");
		String[] months = IntStream.rangeClosed(1, 31).mapToObj("03/%02d/2026"::formatted).toArray(String[]::new);
		assertThat(partitions(months).resolve(PartitionKey.of(DAY))).isEqualTo("03/04/2026");
	}

	@Test
	void findsMonths() {
		Partitions months = partitions("2026-01", "2026-02", "2026-03");
		assertThat(months.resolve(PartitionKey.of(LocalDate.of(2026, 2, 1)))).isEqualTo("2026-02");
		assertThat(rejected(months, PartitionKey.of(DAY)).getReason()).isEqualTo(Reason.NOT_CONVERTIBLE);
	}

	@Test
	void rejectsTimesThatCannotBeConverted() {
		assertThat(rejected(partitions("eu", "us"), PartitionKey.of(DAY)))
			.hasMessage(
					"A time cannot be converted to a partition key of Job \"j\": the format of its keys, such as eu, "
							+ "is not known. Use the text of the key")
			.extracting(InvalidPartitionException::getReason)
			.isEqualTo(Reason.NOT_CONVERTIBLE);
		assertThat(rejected(partitions("2026-03-04"), PartitionKey.of(Instant.EPOCH)).getReason())
			.isEqualTo(Reason.NOT_CONVERTIBLE);
	}

	@Test
	void rejectsTimesThatAreMorePreciseThanTheKeys() {
		Dimension days = new Dimension(null, List.of("2026-03-03", "2026-03-04"), "%Y-%m-%d",
				ZoneId.of("America/New_York"));
		Partitions partitions = new Partitions("Asset a", List.of(days));
		// the days may begin at three o'clock
		assertThat(rejected(partitions, PartitionKey.of(Instant.parse("2026-03-04T08:00:00Z")))).hasMessage(
				"The time 2026-03-04T03:00 cannot be converted to a partition key of Asset a: its keys, such as "
						+ "2026-03-03, are less precise. Use the text of the key, or a LocalDate for daily partitions")
			.extracting(InvalidPartitionException::getReason)
			.isEqualTo(Reason.NOT_CONVERTIBLE);
		assertThat(partitions.resolve(PartitionKey.of(Instant.parse("2026-03-04T05:00:00Z")))).isEqualTo("2026-03-04");
	}

	@Test
	void convertsInstantsToTheZone() {
		Dimension hours = new Dimension(null, List.of("2026-10-25-01:00", "2026-10-25-02:00", "2026-10-25-02:00+0100"),
				null, ZoneId.of("Europe/Berlin"));
		assertThat(hours.resolve(Instant.parse("2026-10-24T23:00:00Z"), "Asset a")).isEqualTo("2026-10-25-01:00");
		assertThat(hours.resolve(Instant.parse("2026-10-25T00:00:00Z"), "Asset a")).isEqualTo("2026-10-25-02:00");
		assertThat(hours.resolve(Instant.parse("2026-10-25T01:00:00Z"), "Asset a")).isEqualTo("2026-10-25-02:00+0100");
	}

	@Test
	void usesAKnownFormat() {
		Dimension days = new Dimension(null, List.of("4 Mar 26"), "%d %b %y", null);
		assertThat(rejected(new Partitions("Asset a", List.of(days)), PartitionKey.of(DAY)))
			.hasMessageContaining("has no partition \"04 Mar 26\"");
		assertThat(new Dimension(null, List.of("04 Mar 2026"), "%d %b %Y", null).resolve(DAY, "Asset a"))
			.isEqualTo("04 Mar 2026");
		assertThat(rejected(new Partitions("Asset a", List.of(new Dimension(null, List.of("x"), "%A", null))),
				PartitionKey.of(DAY))
			.getReason()).isEqualTo(Reason.NOT_CONVERTIBLE);
	}

	@Test
	void usesTheFormatOfTheDefinition() {
		String asset = """
				{"partitionDefinition":{"type":"TIME_WINDOW","description":"Daily, starting 2026/03/04 UTC.",
				"fmt":%s,"dimensionTypes":[{"name":"default","description":""}]},
				"partitionKeysByDimension":[{"name":"default","partitionKeys":["2026/03/04 00h15"]}]}""";
		PartitionKey time = PartitionKey.of(Instant.parse("2026-03-04T00:15:00Z"));
		AssetPartitionKeys known = AssetPartitionKeys.read("Asset a",
				Json.MAPPER.readTree(asset.formatted("\"%Y/%m/%d %Hh%M\"")));
		assertThat(Objects.requireNonNull(known).resolve(time)).isEqualTo("2026/03/04 00h15");
		AssetPartitionKeys unknown = AssetPartitionKeys.read("Asset a", Json.MAPPER.readTree(asset.formatted("null")));
		assertThatExceptionOfType(InvalidPartitionException.class)
			.isThrownBy(() -> Objects.requireNonNull(unknown).resolve(time))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(Reason.NOT_CONVERTIBLE));
	}

	@Test
	void resolvesEachDimension() {
		Partitions grid = Partitions.of("Job \"j\"", List.of("eu|2026-03-03", "eu|2026-03-04", "us|2026-03-03"),
				List.of("area", "day"));
		assertThat(grid.resolve(PartitionKey.ofDimensions(Map.of("day", DAY, "area", "eu"))))
			.isEqualTo("eu|2026-03-04");
		assertThat(grid.resolve(PartitionKey.of("us|2026-03-03"))).isEqualTo("us|2026-03-03");
		InvalidPartitionException ex = rejected(grid, PartitionKey.ofDimensions(Map.of("day", DAY, "area", "uk")));
		assertThat(ex).hasMessageContaining("has no partition \"uk\" in dimension \"area\"");
		assertThat(ex.getNearMisses()).containsExactlyInAnyOrder("eu", "us");
		assertThat(rejected(grid, PartitionKey.ofDimensions(Map.of("day", DAY)))).hasMessage(
				"The partition key with the dimensions day does not fit Job \"j\", which has the dimensions area, day");
	}

	@Test
	void describesThePartitionsThatExist() {
		assertThat(rejected(partitions(), PartitionKey.of("a")))
			.hasMessage("Job \"j\" has no partition \"a\": it has no partitions yet");
		assertThat(rejected(partitions("b"), PartitionKey.of("a")))
			.hasMessage("Job \"j\" has no partition \"a\": its only partition is b. Did you mean b?");
		assertThat(rejected(partitions("alpha", "beta"), PartitionKey.of("betta"))).hasMessage(
				"Job \"j\" has no partition \"betta\": it has 2 partitions from alpha to beta. Did you mean beta?");
	}

	@Test
	void checksKeys() {
		assertThatIllegalArgumentException().isThrownBy(() -> PartitionKey.of(" "))
			.withMessage("partition key must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> PartitionKey.ofDimensions(Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> PartitionKey.ofDimensions(Map.of("day", 1)))
			.withMessageContaining("java.lang.Integer");
		assertThat(PartitionKey.of(DAY)).isEqualTo(PartitionKey.of(DAY))
			.hasSameHashCodeAs(PartitionKey.of(DAY))
			.isNotEqualTo(PartitionKey.of(LocalDateTime.of(2026, 3, 4, 0, 0)))
			.hasToString("2026-03-04");
		assertThat(PartitionKey.ofDimensions(Map.of("day", DAY, "area", "eu"))).hasToString("eu|2026-03-04");
	}

	@Test
	void rejectsResponsesThatRepeatADimension() {
		// 30 dimensions with two keys each would have a billion keys
		String dimension = """
				{"name": "area", "type": "STATIC", "partitionKeys": ["eu", "us"]}""";
		JsonNode asset = JsonMapper.shared().readTree("""
				{"partitionDefinition": {"type": "MULTIPARTITIONED", "description": "", "dimensionTypes": []},
				 "partitionKeysByDimension": [%s]}""".formatted(String.join(",", Collections.nCopies(30, dimension))));
		assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> AssetPartitionKeys.read("Asset a", asset))
			.withMessage("partitionKeysByDimension.name");
	}

	private static Partitions partitions(String... keys) {
		return Partitions.of("Job \"j\"", List.of(keys), List.of());
	}

	private static InvalidPartitionException rejected(Partitions partitions, PartitionKey key) {
		return catchThrowableOfType(InvalidPartitionException.class, () -> partitions.resolve(key));
	}

}
