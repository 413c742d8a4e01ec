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

package io.github.dagstergraphql.docs.batch;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Instance of an application with one job of Spring Batch, whose job repository is in a
 * database.
 */
final class BatchApplication implements AutoCloseable {

	private final DataSource database;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	/**
	 * Start an instance with an empty job repository.
	 * @param job creates the job
	 */
	BatchApplication(Function<JobRepository, Job> job) {
		this(job, emptyDatabase());
		new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
			.execute(this.database);
	}

	private BatchApplication(Function<JobRepository, Job> job, DataSource database) {
		this.database = database;
		this.context.registerBean("dataSource", DataSource.class, () -> database);
		this.context.registerBean(Job.class, () -> job.apply(repository()));
		this.context.register(Infrastructure.class);
		this.context.refresh();
	}

	/**
	 * Start another instance that shares the job repository.
	 * @param job creates the job
	 * @return the instance
	 */
	BatchApplication otherInstance(Function<JobRepository, Job> job) {
		return new BatchApplication(job, this.database);
	}

	/**
	 * Start an instance whose job repository is as if this one had been killed now.
	 * @param job creates the job
	 * @return the instance, which does not affect this one
	 */
	BatchApplication afterCrash(Function<JobRepository, Job> job) {
		DataSource copy = emptyDatabase();
		JdbcTemplate target = new JdbcTemplate(copy);
		new JdbcTemplate(this.database).queryForList("SCRIPT", String.class).forEach(target::execute);
		return new BatchApplication(job, copy);
	}

	private static DataSource emptyDatabase() {
		JdbcDataSource database = new JdbcDataSource();
		database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		database.setUser("sa");
		return database;
	}

	private JobRepository repository() {
		return this.context.getBean(JobRepository.class);
	}

	private JobOperator operator() {
		return this.context.getBean(JobOperator.class);
	}

	JobExecution start() throws Exception {
		return operator().start(this.context.getBean(Job.class),
				new JobParametersBuilder().addString("day", "2026-11-22").toJobParameters());
	}

	JobExecution restart() throws Exception {
		return operator().restart(last());
	}

	JobExecution recover() throws Exception {
		return NightlyJob.recover(operator(), last());
	}

	void stop() throws Exception {
		operator().stop(last());
	}

	JobExecution last() {
		Job job = this.context.getBean(Job.class);
		List<JobExecution> executions = repository()
			.getJobExecutions(repository().getJobInstances(job.getName(), 0, 1).get(0));
		return executions.get(0);
	}

	StepExecution lastStep() {
		return last().getStepExecutions().iterator().next();
	}

	/**
	 * Wait until the last execution of the step has stored a value.
	 * @param key the key of the value
	 * @return the value
	 */
	String awaitStored(String key) {
		return Awaitility.await()
			.pollInterval(Duration.ofMillis(20))
			// the step has not started
			.ignoreException(NoSuchElementException.class)
			.until(() -> lastStep().getExecutionContext().getString(key, ""), (value) -> !value.isEmpty());
	}

	/**
	 * Wait until an execution of this instance has ended. A stopped one is not running in
	 * the job repository before that.
	 * @param execution the execution that this instance has started
	 */
	void awaitEnd(JobExecution execution) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> execution.getEndTime() != null && !last().isRunning());
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBatchProcessing
	@EnableJdbcJobRepository
	static class Infrastructure {

		@Bean
		TaskExecutor taskExecutor() {
			return new SimpleAsyncTaskExecutor("batch-");
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

}
