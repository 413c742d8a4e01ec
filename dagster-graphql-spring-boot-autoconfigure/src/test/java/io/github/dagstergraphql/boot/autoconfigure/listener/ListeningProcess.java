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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

import javax.sql.DataSource;

import io.github.dagstergraphql.boot.autoconfigure.DagsterAutoConfiguration;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.run.Run;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.metadata.JdbcMetadataStore;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Application in a process of its own, which prints the runs that have ended. Its
 * position and its lock are in a database.
 */
final class ListeningProcess {

	private static final String PREFIX = "ended ";

	private final Process process;

	private final Thread reader;

	private ListeningProcess(Process process, BlockingQueue<Ended> ended) {
		this.process = process;
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		this.reader = new Thread(() -> output.lines()
			.filter((line) -> line.startsWith(PREFIX))
			.forEach((line) -> ended.add(new Ended(this, line.substring(PREFIX.length())))));
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Start an application.
	 * @param dagster the URL of Dagster
	 * @param database the JDBC URL of the database
	 * @param job the job
	 * @param ended the runs that the application has been told of
	 * @return the process
	 */
	static ListeningProcess start(String dagster, String database, String job, BlockingQueue<Ended> ended) {
		try {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-classpath",
					System.getProperty("java.class.path"), Application.class.getName(),
					"--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
					"--spring.main.keep-alive=true", "--spring.docker.compose.enabled=false",
					"--dagster.url=" + dagster, "--database=" + database, "--job=" + job,
					"--dagster.poll-interval=100ms", "--dagster.max-poll-interval=500ms")
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			process.getOutputStream().close();
			return new ListeningProcess(process, ended);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Kill the process (-9).
	 * @throws InterruptedException if interrupted
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
		this.reader.join();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Run that a process has been told of.
	 *
	 * @param process the process
	 * @param runId the id of the run
	 */
	record Ended(ListeningProcess process, String runId) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
			DagsterAutoConfiguration.class, DagsterRunListenerAutoConfiguration.class })
	public static class Application {

		public static void main(String[] args) {
			SpringApplication.run(Application.class, args);
		}

		@DagsterRunListener(id = "ended", jobs = "${job}", concurrency = "4")
		void ended(Run run) {
			System.out.println(PREFIX + run.id());
		}

		@Bean
		DataSource dataSource(@Value("${database}") String url) {
			return new DriverManagerDataSource(url);
		}

		@Bean
		JdbcMetadataStore metadataStore(DataSource dataSource) {
			return new JdbcMetadataStore(dataSource);
		}

		@Bean
		DataSourceTransactionManager transactionManager(DataSource dataSource) {
			return new DataSourceTransactionManager(dataSource);
		}

		@Bean
		DefaultLockRepository lockRepository(DataSource dataSource) {
			return new DefaultLockRepository(dataSource);
		}

		@Bean
		JdbcLockRegistry lockRegistry(DefaultLockRepository repository) {
			return new JdbcLockRegistry(repository, Duration.ofSeconds(3));
		}

	}

}
