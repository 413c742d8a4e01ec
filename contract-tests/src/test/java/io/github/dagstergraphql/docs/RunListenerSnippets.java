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

package io.github.dagstergraphql.docs;

import javax.sql.DataSource;

import io.github.dagstergraphql.client.listener.DagsterRunFailedEvent;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.listener.DagsterRunListenerContainer;
import io.github.dagstergraphql.client.listener.DagsterRunListenerRegistry;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.integration.jdbc.lock.DefaultLockRepository;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.lock.LockRepository;
import org.springframework.integration.jdbc.metadata.JdbcMetadataStore;
import org.springframework.stereotype.Component;

/**
 * Examples of the page on run listeners.
 */
final class RunListenerSnippets {

	private static final Log logger = LogFactory.getLog(RunListenerSnippets.class);

	private RunListenerSnippets() {
	}

	static void stop(DagsterRunListenerRegistry registry) {
		// tag::registry[]
		DagsterRunListenerContainer container = registry.getContainer("orderReports.failed");
		container.stop();
		// end::registry[]
	}

	// tag::listener[]
	@Component
	static class OrderReports {

		@DagsterRunListener(jobs = "daily_orders", statuses = RunStatus.FAILURE)
		void failed(Run run, RunHandle handle) {
			logger.warn("Run " + run.id() + " failed: " + handle.failure().message());
		}

	}
	// end::listener[]

	static class OrderEvents {

		// tag::event[]
		@EventListener
		void failed(DagsterRunFailedEvent event) {
			Run run = event.getRun();
			logger.warn("Run " + run.id() + " of the job " + run.jobName() + " failed");
		}
		// end::event[]

	}

	static class Stores {

		// tag::stores[]
		@Bean
		JdbcMetadataStore metadataStore(DataSource dataSource) {
			return new JdbcMetadataStore(dataSource);
		}

		@Bean
		DefaultLockRepository lockRepository(DataSource dataSource) {
			return new DefaultLockRepository(dataSource);
		}

		@Bean
		JdbcLockRegistry lockRegistry(LockRepository lockRepository) {
			return new JdbcLockRegistry(lockRepository);
		}
		// end::stores[]

	}

}
