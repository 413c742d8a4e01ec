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

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the starter adds to the start-up of an application, from the start of its JVM
 * until it is ready. Applications with and without it start in turns, each in a fresh
 * JVM, and each start is compared with its neighbour.
 *
 * @since 0.1.0
 */
public final class StartUpBenchmark {

	private static final int PAIRS = 15;

	private static final String STARTER = "dagster-graphql-spring-boot-starter";

	private final ClassPath classPath = new ClassPath();

	private final Path directory;

	private StartUpBenchmark(Path directory) {
		this.directory = directory;
	}

	/**
	 * Measure, if this is one of the benchmarks to run.
	 * @param args which to run, a regular expression, and the directory for the results
	 * @throws IOException if an application cannot be started, or the results not be
	 * written
	 */
	public static void main(String[] args) throws IOException {
		if (Pattern.compile(args[0]).matcher(StartUpBenchmark.class.getName()).find()) {
			new StartUpBenchmark(Files.createDirectories(Path.of(args[1]))).run();
		}
	}

	private void run() throws IOException {
		List<String> csv = new ArrayList<>(List.of("application,starter,millis,cpuMillis,classes,threads"));
		StringBuilder table = new StringBuilder();
		table.append(
				"| application | ms without | with | ratio | CPU ms without | with | ratio | classes without | with | threads without | with |\n");
		table.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
		for (Application application : Application.values()) {
			List<Start> without = new ArrayList<>();
			List<Start> with = new ArrayList<>();
			measure(application, without, with);
			without.forEach((start) -> csv.add(start.toCsv(application, false)));
			with.forEach((start) -> csv.add(start.toCsv(application, true)));
			table.append(row(application, without, with));
		}
		Files.write(this.directory.resolve("start-up.csv"), csv);
		Files.writeString(this.directory.resolve("start-up.md"), table);
		System.out.println(table);
	}

	private void measure(Application application, List<Start> without, List<Start> with) throws IOException {
		String pathWithout = this.classPath.of(application.starters);
		String pathWith = this.classPath
			.of(Stream.concat(Stream.of(application.starters), Stream.of(STARTER)).toArray(String[]::new));
		start(pathWithout);
		start(pathWith);
		for (int pair = 0; pair < PAIRS; pair++) {
			// so that neither is always the second one
			if (pair % 2 == 0) {
				without.add(start(pathWithout));
				with.add(start(pathWith));
			}
			else {
				with.add(start(pathWith));
				without.add(start(pathWithout));
			}
		}
	}

	private static Start start(String classPath) throws IOException {
		String own = StartUpApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath();
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-classpath", own + File.pathSeparator + classPath, StartUpApplication.class.getName(),
				"--spring.main.banner-mode=off", "--server.port=0", "--server.address=127.0.0.1")
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return output.lines()
			.filter((line) -> line.startsWith(StartUpApplication.REPORT))
			.map(Start::parse)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The application did not start:\n" + output));
	}

	private static String row(Application application, List<Start> without, List<Start> with) {
		return String.format(Locale.ROOT, "| %s | %.0f | %.0f | %s | %.0f | %.0f | %s | %.0f | %.0f | %.0f | %.0f |%n",
				application, median(without, Start::millis), median(with, Start::millis),
				ratio(without, with, Start::millis), median(without, Start::cpuMillis), median(with, Start::cpuMillis),
				ratio(without, with, Start::cpuMillis), median(without, Start::classes), median(with, Start::classes),
				median(without, Start::threads), median(with, Start::threads));
	}

	private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
		return Median.of(starts.stream().map(figure::applyAsDouble).toList());
	}

	private static String ratio(List<Start> without, List<Start> with, ToDoubleFunction<Start> figure) {
		List<Double> ratios = new ArrayList<>();
		for (int pair = 0; pair < without.size(); pair++) {
			ratios.add(figure.applyAsDouble(with.get(pair)) / figure.applyAsDouble(without.get(pair)));
		}
		return String.format(Locale.ROOT, "%.3f (%.3f..%.3f)", Median.of(ratios), Median.quantile(ratios, 0.25),
				Median.quantile(ratios, 0.75));
	}

	/**
	 * What the starter is added to.
	 */
	private enum Application {

		/**
		 * The smallest. The starter brings WebClient, Jackson and Reactor Netty to it.
		 */
		PLAIN("spring-boot-starter"),

		/** Has WebClient already. */
		WEB_CLIENT("spring-boot-starter-webclient"),

		/** Has all that the starter needs. */
		WEB_FLUX_AND_ACTUATOR("spring-boot-starter-webflux", "spring-boot-starter-webclient",
				"spring-boot-starter-actuator");

		private final String[] starters;

		Application(String... starters) {
			this.starters = starters;
		}

	}

	/**
	 * What one start took.
	 *
	 * @param millis from the start of the JVM
	 * @param cpuMillis processor time of all its threads
	 * @param classes loaded
	 * @param threads alive
	 */
	private record Start(double millis, double cpuMillis, double classes, double threads) {

		static Start parse(String report) {
			String[] figures = report.split(" ");
			return new Start(Double.parseDouble(figures[1]), Double.parseDouble(figures[2]),
					Double.parseDouble(figures[3]), Double.parseDouble(figures[4]));
		}

		String toCsv(Application application, boolean starter) {
			return String.format(Locale.ROOT, "%s,%s,%.0f,%.0f,%.0f,%.0f", application, starter, this.millis,
					this.cpuMillis, this.classes, this.threads);
		}

	}

}
