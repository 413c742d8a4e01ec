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

package io.github.dagstergraphql.boot.autoconfigure.listener;

import java.io.IOException;

import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * PostgreSQL server that can be stopped and started again.
 */
final class PostgresContainer extends GenericContainer<PostgresContainer> {

	private static final int PORT = 5432;

	private static final String INSTALL = "apt-get update"
			+ " && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql"
			+ " && rm -rf /var/lib/apt/lists/*";

	private static final String CREATE_DATABASE = "service postgresql start && su postgres -c \"psql"
			+ " -c \\\"ALTER SYSTEM SET listen_addresses = '*'\\\""
			+ " -c \\\"CREATE ROLE listener LOGIN PASSWORD 'listener'\\\" -c 'CREATE DATABASE listener OWNER listener'\""
			+ " && echo 'host all all all scram-sha-256' | tee -a /etc/postgresql/*/main/pg_hba.conf"
			+ " && service postgresql stop";

	PostgresContainer() {
		super(new ImageFromDockerfile("dagster-graphql-autoconfigure/postgres:bookworm", false)
			.withDockerfileFromBuilder(
					(builder) -> builder.from("debian:bookworm-slim").run(INSTALL).run(CREATE_DATABASE).build()));
		withExposedPorts(PORT);
		withCommand("sh", "-c", "service postgresql start && exec sleep infinity");
		// the port is open before the database accepts connections
		waitingFor(Wait.forSuccessfulCommand("pg_isready --quiet --host=localhost"));
	}

	String url() {
		return "jdbc:postgresql://%s:%d/listener?user=listener&password=listener".formatted(getHost(),
				getMappedPort(PORT));
	}

	void stopDatabase() {
		service("stop");
	}

	void startDatabase() {
		service("start");
	}

	private void service(String command) {
		try {
			ExecResult result = execInContainer("service", "postgresql", command);
			if (result.getExitCode() != 0) {
				throw new IllegalStateException(result.getStdout() + result.getStderr());
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
