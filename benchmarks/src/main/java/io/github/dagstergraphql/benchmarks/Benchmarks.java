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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that are written with JMH. Those that compare ways to do the same
 * thing run in rounds, each of which has all ways in it, so that what else the machine
 * does meets them all.
 *
 * @since 0.1.0
 */
public final class Benchmarks {

	private static final List<Class<?>> BENCHMARKS = List.of(EmbeddedDagsterBenchmark.class, StatusCallBenchmark.class,
			RunEventsBenchmark.class);

	private static final int ROUNDS = 3;

	private final String pattern;

	private final Path directory;

	private Benchmarks(String pattern, Path directory) {
		this.pattern = pattern;
		this.directory = directory;
	}

	/**
	 * Run benchmarks.
	 * @param args which, a regular expression, and the directory for the results
	 * @throws IOException if the results cannot be written
	 * @throws RunnerException if a benchmark fails
	 */
	public static void main(String[] args) throws IOException, RunnerException {
		new Benchmarks(args[0], Files.createDirectories(Path.of(args[1]))).run();
	}

	private void run() throws IOException, RunnerException {
		run("other", options(EmbeddedDagsterBenchmark.class));
		compare("status-call", "call", StatusCallBenchmark.class);
		compare("run-events", "event", RunEventsBenchmark.class);
	}

	private void compare(String name, String unit, Class<?> benchmark) throws IOException, RunnerException {
		List<Collection<RunResult>> rounds = new ArrayList<>();
		for (int round = 1; round <= ROUNDS; round++) {
			rounds.add(run(name + "-" + round,
					options(benchmark).addProfiler(GCProfiler.class).addProfiler(CpuProfiler.class)));
		}
		if (rounds.stream().anyMatch((results) -> !results.isEmpty())) {
			String table = new ComparisonTable(unit, rounds).toString();
			Files.writeString(this.directory.resolve(name + ".md"), table);
			System.out.println(table);
		}
	}

	private ChainedOptionsBuilder options(Class<?> benchmark) {
		ChainedOptionsBuilder options = new OptionsBuilder().include(this.pattern).shouldFailOnError(true);
		BENCHMARKS.stream()
			.filter((other) -> other != benchmark)
			.forEach((other) -> options.exclude(Pattern.quote(other.getName())));
		return options;
	}

	private Collection<RunResult> run(String name, ChainedOptionsBuilder options) throws RunnerException {
		try {
			return new Runner(options.resultFormat(ResultFormatType.JSON)
				.result(this.directory.resolve(name + ".json").toString())
				.build()).run();
		}
		catch (NoBenchmarksException ex) {
			return List.of();
		}
	}

}
