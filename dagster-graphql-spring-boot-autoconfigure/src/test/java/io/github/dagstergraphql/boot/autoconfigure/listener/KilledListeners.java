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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.dagstergraphql.boot.autoconfigure.listener.ListeningProcess.Ended;

import org.springframework.core.io.ClassPathResource;
import org.springframework.integration.jdbc.metadata.JdbcMetadataStore;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances of an application that share a database. The one that receives changes is
 * killed, and replaced.
 */
final class KilledListeners implements AutoCloseable {

	private final String dagster;

	private final String job;

	private final DriverManagerDataSource database;

	private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

	private final Set<String> received = new HashSet<>();

	private final List<ListeningProcess> processes = new ArrayList<>();

	private int deliveries;

	/**
	 * Start the instances.
	 * @param dagster the URL of Dagster
	 * @param job the job
	 * @param database the JDBC URL of an empty database of H2 or PostgreSQL
	 */
	KilledListeners(String dagster, String job, String database) {
		this.dagster = dagster;
		this.job = job;
		this.database = new DriverManagerDataSource(database);
		new ResourceDatabasePopulator(new ClassPathResource(
				"org/springframework/integration/jdbc/schema-%s.sql".formatted(database.split(":")[1])))
			.execute(this.database);
		start();
		start();
	}

	private void start() {
		this.processes.add(ListeningProcess.start(this.dagster, this.database.getUrl(), this.job, this.ended));
	}

	/**
	 * Wait until changes from now on are received.
	 */
	void awaitPosition() {
		JdbcMetadataStore store = new JdbcMetadataStore(this.database);
		store.afterPropertiesSet();
		await().atMost(Duration.ofMinutes(3)).until(() -> {
			assertThat(this.processes).as("a process has ended").allMatch(ListeningProcess::isAlive);
			return store.get("dagster.run-listener.ended") != null;
		});
	}

	/**
	 * Wait for runs, kill the instance that has received the last one, and start another.
	 * @param runs the number of different runs that have been received before
	 * @throws InterruptedException if interrupted
	 */
	void killAfter(int runs) throws InterruptedException {
		awaitLast(runs).process().kill();
		start();
	}

	/**
	 * Wait for runs.
	 * @param runs the number of different runs that have been received before
	 * @return the last one
	 * @throws InterruptedException if interrupted
	 */
	Ended awaitLast(int runs) throws InterruptedException {
		Ended last = null;
		while (this.received.size() < runs) {
			last = next();
		}
		assertThat(last).isNotNull();
		return last;
	}

	/**
	 * Wait until all runs have been received.
	 * @param runs the ids of the runs
	 * @throws InterruptedException if interrupted
	 */
	void awaitAll(Collection<String> runs) throws InterruptedException {
		while (!this.received.containsAll(runs)) {
			next();
		}
		assertThat(this.received).hasSameElementsAs(runs);
		System.out.printf("%d runs, %d deliveries to %d processes%n", runs.size(), this.deliveries,
				this.processes.size());
	}

	private Ended next() throws InterruptedException {
		Ended next = this.ended.poll(3, TimeUnit.MINUTES);
		assertThat(next).as("a run after %d others", this.received.size()).isNotNull();
		this.deliveries++;
		this.received.add(next.runId());
		return next;
	}

	@Override
	public void close() throws InterruptedException {
		for (ListeningProcess process : this.processes) {
			process.kill();
		}
	}

}
