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

package io.github.dagstergraphql.awaiting;

import io.github.dagstergraphql.contract.InContainer;
import io.github.dagstergraphql.testcontainers.DagsterContainer;

/**
 * A webserver beside the one that keeps the container alive, so that it can be killed and
 * started again.
 */
public final class Webserver {

	private static final int PORT = 3001;

	private static final String START = """
			cd $DAGSTER_DEFINITIONS
			nohup dagster-webserver -h 0.0.0.0 -p %d -w $DAGSTER_HOME/workspace.yaml > /tmp/webserver.log 2>&1 &
			echo $!
			""".formatted(PORT);

	private final DagsterContainer container;

	private String process;

	private Webserver(DagsterContainer container, String process) {
		this.container = container;
		this.process = process;
	}

	/**
	 * Expose the port of the webserver.
	 * @param container a container that has not been started yet
	 */
	public static void exposeIn(DagsterContainer container) {
		container.addExposedPort(PORT);
	}

	/**
	 * Start a webserver, without waiting until it answers.
	 * @param container a container that exposes its port
	 * @return the webserver
	 */
	public static Webserver startIn(DagsterContainer container) {
		return new Webserver(container, start(container));
	}

	private static String start(DagsterContainer container) {
		return InContainer.execute(container, "sh", "-c", START).strip();
	}

	/**
	 * Kill the process.
	 */
	public void kill() {
		InContainer.execute(this.container, "sh", "-c", "kill -9 " + this.process);
	}

	void startAgain() {
		this.process = start(this.container);
	}

	/**
	 * Return the URL.
	 * @return the URL at which the test reaches the webserver
	 */
	public String url() {
		return "http://%s:%d".formatted(this.container.getHost(), this.container.getMappedPort(PORT));
	}

}
