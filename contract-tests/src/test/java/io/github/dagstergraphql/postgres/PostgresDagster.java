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

package io.github.dagstergraphql.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.dagstergraphql.awaiting.RetryChains;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.contract.InContainer;
import io.github.dagstergraphql.events.LongLog;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A real Dagster whose storage is a PostgreSQL server in the same container, with run
 * retries, a run queue, and nginx as the address of two webservers.
 */
final class PostgresDagster implements AutoCloseable {

	/** A run with this tag stays in the queue. */
	static final String HELD = "held";

	private static final String VERSION = System.getProperty("postgres.dagster", "1.13.27");

	/** The library has its own version for each version of Dagster. */
	private static final Map<String, String> LIBRARIES = Map.of("1.13.27", "0.29.27", "1.9.13", "0.25.13", "1.5.14",
			"0.21.14");

	private static final String DEFINITIONS = """
			from dagster import Definitions, in_process_executor, job, multiprocess_executor, op

			%s
			%s
			@op(config_schema={"note": str})
			def nothing():
			    pass

			@job(executor_def=in_process_executor)
			def idle():
			    nothing()

			defs = Definitions(jobs=[flaky, solo, choir, idle])
			""".formatted(RetryChains.JOB, LongLog.JOBS);

	private static final String INSTANCE = RetryChains.INSTANCE + """
			    tag_concurrency_limits:
			      - key: %s
			        limit: 0
			storage:
			  postgres:
			    postgres_db:
			      hostname: localhost
			      username: dagster
			      password: dagster
			      db_name: dagster
			""".formatted(HELD);

	private static final int PROXY_PORT = 3002;

	/**
	 * Sends each request to the next webserver, with the settings that the documentation
	 * recommends.
	 */
	private static final String PROXY = """
			map $http_upgrade $connection_upgrade {
			    default upgrade;
			    "" "";
			}
			upstream webservers {
			    server 127.0.0.1:3000;
			    server 127.0.0.1:3001;
			    keepalive 16;
			    keepalive_timeout 4s;
			}
			server {
			    listen %d;
			    location / {
			        proxy_pass http://webservers;
			        proxy_http_version 1.1;
			        proxy_set_header Upgrade $http_upgrade;
			        proxy_set_header Connection $connection_upgrade;
			    }
			}
			""".formatted(PROXY_PORT);

	private static final String INSTALL = "apt-get update"
			+ " && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql nginx-light"
			+ " && rm -rf /var/lib/apt/lists/*";

	private static final String CREATE_DATABASE = "service postgresql start && su postgres -c \"psql"
			+ " -c \\\"CREATE ROLE dagster LOGIN PASSWORD 'dagster'\\\" -c 'CREATE DATABASE dagster OWNER dagster'\""
			+ " && service postgresql stop";

	private final DagsterContainer container;

	private final DagsterGraphQlClient client;

	PostgresDagster() {
		this.container = new DagsterContainer(DockerImageName.parse(image())).withDefinitions(definitions())
			.withCommand("sh", "-c",
					"service postgresql start && service nginx start && exec sh /opt/dagster/bin/start.sh")
			.withCopyToContainer(Transferable.of(PROXY), "/etc/nginx/conf.d/webservers.conf");
		RetryChains.prepare(this.container);
		this.container.addExposedPort(PROXY_PORT);
		this.container.start();
		this.client = DagsterGraphQlClient.builder().url(this.container.getUrl()).build();
	}

	private static String image() {
		String base = DagsterContainer.ofVersion(VERSION).getDockerImageName();
		return new ImageFromDockerfile("dagster-graphql-contract-tests/dagster-postgres:" + VERSION, false)
			.withDockerfileFromBuilder((builder) -> builder.from(base)
				.run(INSTALL)
				.run("pip install --no-cache-dir psycopg2-binary 'sqlalchemy<2.1' dagster-postgres=="
						+ LIBRARIES.get(VERSION))
				.run(CREATE_DATABASE)
				.build())
			.get();
	}

	private static Path definitions() {
		try {
			Path directory = Files.createTempDirectory("dagster-postgres");
			Files.writeString(directory.resolve("jobs.py"), DEFINITIONS).toFile().deleteOnExit();
			Files.writeString(directory.resolve("dagster.yaml"), INSTANCE).toFile().deleteOnExit();
			directory.toFile().deleteOnExit();
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	DagsterContainer container() {
		return this.container;
	}

	String url() {
		return this.container.getUrl();
	}

	/**
	 * Return the address of the webserver and a second one on the port 3001.
	 * @return the URL
	 */
	String proxyUrl() {
		return "http://%s:%d".formatted(this.container.getHost(), this.container.getMappedPort(PROXY_PORT));
	}

	DagsterGraphQlClient client() {
		return this.client;
	}

	/**
	 * Execute SQL in the database of Dagster, as its superuser.
	 * @param statements the statements
	 * @return the rows, one a line, with {@code |} between their columns
	 */
	String sql(String statements) {
		return shell("su postgres -c \"psql -At -v ON_ERROR_STOP=1 dagster\" <<'END'\n" + statements + "\nEND");
	}

	/**
	 * Execute a command in the container.
	 * @param command the command
	 * @return what it printed
	 */
	String shell(String command) {
		return InContainer.execute(this.container, "sh", "-c", command);
	}

	@Override
	public void close() {
		this.client.close();
		this.container.stop();
	}

}
