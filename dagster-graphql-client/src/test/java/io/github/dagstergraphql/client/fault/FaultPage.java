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

package io.github.dagstergraphql.client.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.dagstergraphql.client.fault.ClientOperation.Kind;
import io.github.dagstergraphql.client.fault.FaultMatrixTests.Outcome;

/**
 * The page of the faults.
 */
final class FaultPage {

	static final Path FILE = Path.of("../docs/faults-reference.md");

	private static final Path HEAD = Path.of("src/test/resources/docs/faults-reference-head.md");

	private static final String TABLE = """
			| Fault | Queries | Sent | Mutations | Unknown | Sent | Keyed launches | Unknown | Sent | Longest |
			|---|---|---|---|---|---|---|---|---|---|
			""";

	private FaultPage() {
	}

	static void write(List<Row> rows) throws IOException {
		if (Boolean.getBoolean("docs.write")) {
			Files.writeString(FILE, of(rows));
		}
	}

	static String of(List<Row> rows) throws IOException {
		StringBuilder page = new StringBuilder(Files.readString(HEAD));
		String group = "";
		for (Row row : rows) {
			if (!row.group().equals(group)) {
				group = row.group();
				page.append("\n## ").append(group).append("\n\n").append(TABLE);
			}
			page.append(row.toLine());
		}
		return page.toString();
	}

	static String withoutTimes(String page) {
		return page.replaceAll("\\| [\\d.]+ s \\|\n", "|\n");
	}

	/**
	 * Make a row of what the operations do alike, and one more for those that do not.
	 * @param fault what they met with
	 * @param outcomes what came of it
	 * @return the rows
	 */
	static List<Row> rows(Fault fault, Map<ClientOperation, Outcome> outcomes) {
		Map<Kind, List<Group>> groups = new LinkedHashMap<>();
		int count = 0;
		for (Kind kind : Kind.values()) {
			List<Group> ofKind = groups(kind, outcomes);
			groups.put(kind, ofKind);
			count = Math.max(count, ofKind.size());
		}
		List<Row> rows = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			List<String> names = new ArrayList<>();
			StringBuilder cells = new StringBuilder();
			Duration longest = Duration.ZERO;
			for (Map.Entry<Kind, List<Group>> entry : groups.entrySet()) {
				Group group = (index < entry.getValue().size()) ? entry.getValue().get(index) : null;
				cells.append(cells(entry.getKey(), group));
				if (group != null) {
					longest = (group.longest().compareTo(longest) > 0) ? group.longest() : longest;
					names.addAll(group.operations());
				}
			}
			String name = fault.name() + ((index > 0) ? ": " + String.join(", ", names) : "");
			rows.add(new Row(fault.group(), name, cells.toString(), longest));
		}
		return rows;
	}

	private static List<Group> groups(Kind kind, Map<ClientOperation, Outcome> outcomes) {
		Map<String, Group> groups = new LinkedHashMap<>();
		outcomes.forEach((operation, outcome) -> {
			if (operation.kind() == kind) {
				groups.merge(outcome.ending() + outcome.isUnknown() + outcome.requests(),
						new Group(outcome, List.of("`" + operation.title() + "`"), outcome.time()), Group::and);
			}
		});
		return groups.values().stream().sorted(Comparator.comparing((group) -> -group.operations().size())).toList();
	}

	private static String cells(Kind kind, Group group) {
		if (group == null) {
			return (kind == Kind.QUERY) ? " | |" : " | | |";
		}
		Outcome outcome = group.outcome();
		String unknown = (kind == Kind.QUERY) ? "" : outcome.isUnknown() ? " **yes** |" : " no |";
		return " " + outcome.ending() + " |" + unknown + " " + outcome.requests() + " |";
	}

	/**
	 * Operations that do alike.
	 *
	 * @param outcome what came of them
	 * @param operations their names
	 * @param longest how long one took
	 */
	private record Group(Outcome outcome, List<String> operations, Duration longest) {

		Group and(Group other) {
			List<String> all = new ArrayList<>(this.operations);
			all.addAll(other.operations);
			return new Group(this.outcome, all,
					(this.longest.compareTo(other.longest) > 0) ? this.longest : other.longest);
		}

	}

	/**
	 * A row of the table.
	 *
	 * @param group its table
	 * @param name what goes wrong
	 * @param cells what comes of it
	 * @param longest how long a call took
	 */
	record Row(String group, String name, String cells, Duration longest) {

		String toLine() {
			return "| " + this.name + " |" + this.cells
					+ String.format(Locale.ROOT, " %.1f s |\n", this.longest.toMillis() / 1000.0);
		}

	}

}
