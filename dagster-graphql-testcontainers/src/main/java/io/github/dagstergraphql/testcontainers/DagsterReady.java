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

package io.github.dagstergraphql.testcontainers;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * Wait strategy that completes when the webserver responds, every code location has been
 * loaded or has failed to load, and every required daemon has reported its status.
 */
final class DagsterReady extends AbstractWaitStrategy {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final String script;

	DagsterReady(String script) {
		this.script = script;
	}

	@Override
	protected void waitUntilReady() {
		Instant deadline = Instant.now().plus(this.startupTimeout);
		String missing = ask();
		while (!missing.isEmpty()) {
			if (!this.waitStrategyTarget.isRunning()) {
				throw new ContainerLaunchException("The Dagster container has exited: " + missing);
			}
			if (Instant.now().isAfter(deadline)) {
				throw new ContainerLaunchException(
						"Dagster is not ready after " + this.startupTimeout + ": " + missing);
			}
			pause();
			missing = ask();
		}
	}

	private String ask() {
		try {
			ExecResult result = this.waitStrategyTarget.execInContainer("python", this.script);
			return (result.getExitCode() != 0) ? "still missing: " + (result.getStdout() + result.getStderr()).strip()
					: "";
		}
		catch (IOException | RuntimeException ex) {
			return "the readiness check failed: " + ex.getMessage();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static ContainerLaunchException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new ContainerLaunchException("Interrupted while waiting for Dagster", ex);
	}

}
