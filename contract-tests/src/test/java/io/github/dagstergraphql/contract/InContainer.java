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

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.testcontainers.containers.Container.ExecResult;

/**
 * Does something beside a server, in its container and with its instance.
 */
public final class InContainer {

	private static final String CREATED = "created ";

	private static final String CREATE_RUNS = """
			import sys
			from dagster import DagsterInstance
			from dagster._core.test_utils import create_run_for_test
			with DagsterInstance.get() as instance:
			    for number in range(int(sys.argv[1])):
			        print("created", create_run_for_test(instance, job_name="succeeding").run_id)
			""";

	private InContainer() {
	}

	/**
	 * Run a command.
	 * @param container where
	 * @param command the command
	 * @return what it printed
	 */
	public static String execute(DagsterContainer container, String... command) {
		try {
			ExecResult result = container
				.execInContainer(Stream.concat(Stream.of("env", "DAGSTER_HOME=/opt/dagster/home"), Stream.of(command))
					.toArray(String[]::new));
			if (result.getExitCode() != 0) {
				throw new IllegalStateException(result.getStderr());
			}
			return result.getStdout();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run a Python program.
	 * @param container where
	 * @param program the program
	 * @param arguments its arguments
	 * @return what it printed
	 */
	public static String python(DagsterContainer container, String program, String... arguments) {
		return execute(container,
				Stream.concat(Stream.of("python", "-c", program), Stream.of(arguments)).toArray(String[]::new));
	}

	/**
	 * Create runs that are never executed.
	 * @param container where
	 * @param count how many
	 * @return their ids, the oldest first
	 */
	public static List<String> createRuns(DagsterContainer container, int count) {
		return python(container, CREATE_RUNS, String.valueOf(count)).lines()
			.filter((line) -> line.startsWith(CREATED))
			.map((line) -> line.substring(CREATED.length()))
			.toList();
	}

}
