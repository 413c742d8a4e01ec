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

package io.github.dagstergraphql.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The results of all rounds of a benchmark that compares clients, as one table: medians,
 * and the medians of the cost of {@code DAGSTER} divided by that of another client in the
 * same round.
 */
final class ComparisonTable {

	private static final String DAGSTER = "DAGSTER";

	/** By method and client, one result of each round. */
	private final Map<String, Map<String, List<RunResult>>> results = new LinkedHashMap<>();

	private final String unit;

	/**
	 * Create a new table.
	 * @param unit what an operation is
	 * @param rounds the results
	 */
	ComparisonTable(String unit, List<Collection<RunResult>> rounds) {
		this.unit = unit;
		rounds.forEach((round) -> round.forEach(this::add));
	}

	private void add(RunResult result) {
		String benchmark = result.getParams().getBenchmark();
		this.results
			.computeIfAbsent(benchmark.substring(benchmark.lastIndexOf('.') + 1), (name) -> new LinkedHashMap<>())
			.computeIfAbsent(result.getParams().getParam("client"), (client) -> new ArrayList<>())
			.add(result);
	}

	@Override
	public String toString() {
		StringBuilder table = new StringBuilder();
		table.append("| %1$ss | with | us/%1$s | %1$ss/s | CPU us/%1$s | alloc B/%1$s | ".formatted(this.unit))
			.append("Dagster needs, of its time | of its CPU | of its alloc |\n")
			.append("|---|---|---|---|---|---|---|---|---|\n");
		this.results.forEach((name, clients) -> clients.forEach((client, rounds) -> {
			table.append(String.format(Locale.ROOT, "| %s | %s | %.1f | %.0f | %.1f | %.0f |", name, client,
					median(rounds, ComparisonTable::micros), 1_000_000 / median(rounds, ComparisonTable::micros),
					median(rounds, ComparisonTable::cpu), median(rounds, ComparisonTable::allocation)));
			List<RunResult> dagster = clients.getOrDefault(DAGSTER, List.of());
			table.append(String.format(Locale.ROOT, " %s | %s | %s |%n",
					ratio(dagster, rounds, ComparisonTable::micros), ratio(dagster, rounds, ComparisonTable::cpu),
					ratio(dagster, rounds, ComparisonTable::allocation)));
		}));
		return table.toString();
	}

	private static double median(List<RunResult> rounds, ToDoubleFunction<RunResult> figure) {
		return Median.of(rounds.stream().map(figure::applyAsDouble).toList());
	}

	private static String ratio(List<RunResult> dagster, List<RunResult> other, ToDoubleFunction<RunResult> figure) {
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < Math.min(dagster.size(), other.size()); round++) {
			ratios.add(figure.applyAsDouble(dagster.get(round)) / figure.applyAsDouble(other.get(round)));
		}
		return ratios.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Median.of(ratios));
	}

	private static double micros(RunResult result) {
		double score = result.getPrimaryResult().getScore();
		return (result.getParams().getMode() == Mode.Throughput) ? 1_000_000 / score : score;
	}

	private static double cpu(RunResult result) {
		return secondary(result, CpuProfiler.LABEL);
	}

	private static double allocation(RunResult result) {
		return secondary(result, "gc.alloc.rate.norm");
	}

	private static double secondary(RunResult result, String label) {
		Result<?> secondary = Objects.requireNonNull(result.getSecondaryResults().get(label), label);
		return secondary.getScore();
	}

}
