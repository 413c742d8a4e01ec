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

package io.github.dagstergraphql.benchmarks.soak;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.listener.DagsterRunListener;
import io.github.dagstergraphql.client.listener.EnableDagsterRunListeners;
import io.github.dagstergraphql.client.run.Run;
import io.github.dagstergraphql.client.run.RunHandle;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Is called when runs end, requests one of them in every tenth call, and fails in every
 * hundredth.
 */
@Configuration(proxyBeanMethods = false)
@EnableDagsterRunListeners
class Listener {

	private final Outcomes outcomes;

	private final AtomicInteger calls = new AtomicInteger();

	Listener(Outcomes outcomes) {
		this.outcomes = outcomes;
	}

	static ConfigurableApplicationContext start(DagsterGraphQlClient client, Outcomes outcomes) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getBeanFactory().registerSingleton("dagster", client);
		context.getBeanFactory().registerSingleton("outcomes", outcomes);
		context.register(Listener.class);
		context.refresh();
		return context;
	}

	@DagsterRunListener(id = "soak", concurrency = "4")
	void ended(Run run, RunHandle handle) {
		int call = this.calls.incrementAndGet();
		if (call % 100 == 0) {
			throw new IllegalStateException("failed on purpose");
		}
		if (call % 10 == 0) {
			handle.status();
		}
		this.outcomes.succeeded("run listener, status " + run.status());
	}

}
