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

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.fault.Fault;
import io.github.dagstergraphql.test.run.RunScript;

/**
 * An embedded Dagster in a JVM of its own, with whom something goes wrong all the time.
 *
 * @since 0.1.0
 */
public final class FaultyDagster {

	/** The step of the jobs, except for the one that stays queued. */
	static final String STEP = "load";

	private static final Duration PAUSE = Duration.ofMillis(400);

	private static final List<Supplier<Fault>> FAULTS = List.of(
			() -> Fault.status(429).retryAfter(Duration.ofSeconds(1)), () -> Fault.status(429), () -> Fault.status(502),
			() -> Fault.status(503), () -> Fault.status(504), () -> Fault.status(500), () -> Fault.status(401),
			() -> Fault.status(404), Fault::loginPage, Fault::resetBeforeActing, Fault::resetAfterActing,
			Fault::truncatedBody, () -> Fault.oversizedBody(2 * 1024 * 1024),
			() -> Fault.latency(Duration.ofMillis(300)), () -> Fault.latency(Duration.ofSeconds(4)),
			() -> Fault.refusedSocket(403), Fault::cutSocket, Fault::silentSocket, Fault::garbledSocket,
			Fault::failedSubscription, Fault::endedSubscription);

	private FaultyDagster() {
	}

	/**
	 * Serve until the process is ended.
	 * @param args the port, and a seed
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		Random random = new Random(Long.parseLong(args[1]));
		try (EmbeddedDagster dagster = EmbeddedDagster.builder()
			.port(Integer.parseInt(args[0]))
			.initialize((server) -> server.define(CodeLocation.named("etl")
				.assets("orders")
				.jobs(JobDefinition.named("quick")
					.ops(STEP)
					.runs(RunScript.succeed().logs(STEP, "INFO", "loading").prints(STEP, "loaded\n")),
						JobDefinition.named("queued").runs(RunScript.stayQueued()),
						JobDefinition.named("hanging").ops(STEP).runs(RunScript.hang().prints(STEP, "loading\n")))))
			.start()) {
			while (true) {
				Thread.sleep(PAUSE.toMillis());
				dagster.inject(FAULTS.get(random.nextInt(FAULTS.size())).get());
			}
		}
	}

}
