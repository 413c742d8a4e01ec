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

package io.github.dagstergraphql.idempotency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.dagstergraphql.client.DagsterGraphQlClient;

/**
 * Submissions of jobs with keys from four threads, three of four keys twice, some of them
 * at the same time.
 */
final class Submissions {

	private static final int THREADS = 4;

	private final List<String> keys = new ArrayList<>();

	private final ConcurrentMap<String, Set<String>> runs = new ConcurrentHashMap<>();

	/**
	 * Create submissions.
	 * @param prefix what the keys begin with
	 * @param number how many
	 */
	Submissions(String prefix, int number) {
		for (int index = 0; this.keys.size() < number; index++) {
			this.keys.add(prefix + index);
			if (index % 4 != 0) {
				this.keys.add(prefix + index);
			}
		}
		// some of the same key stay side by side, others come apart
		List<String> tail = this.keys.subList(this.keys.size() / 2, this.keys.size());
		Collections.shuffle(tail, new Random(1));
	}

	/**
	 * Submit them all.
	 * @param clients who submits, in turns
	 * @throws Exception if a submission fails
	 */
	void submit(List<DagsterGraphQlClient> clients) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> submissions = new ArrayList<>();
			for (int index = 0; index < this.keys.size(); index++) {
				String key = this.keys.get(index);
				DagsterGraphQlClient client = clients.get(index % clients.size());
				submissions
					.add(threads.submit(() -> this.runs.computeIfAbsent(key, (k) -> ConcurrentHashMap.newKeySet())
						.add(client.job("queued").tag("submission", key).idempotencyKey(key).launch().id())));
			}
			for (Future<?> submission : submissions) {
				submission.get();
			}
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * Return what was answered.
	 * @return the runs of each key
	 */
	Map<String, Set<String>> runs() {
		return this.runs;
	}

}
