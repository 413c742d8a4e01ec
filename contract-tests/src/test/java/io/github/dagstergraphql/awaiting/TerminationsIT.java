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

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.RunStatus;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two clients terminate the same runs of a real Dagster at once. Without a daemon they
 * all stay in the queue until then.
 */
@EnabledIfDockerAvailable
class TerminationsIT {

	private static final int RUNS = 30;

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	@Test
	void noRunIsLeftCanceling() {
		try (DagsterContainer container = DagsterContainer.ofVersion("1.13.27")
			.withDefinitions("definitions/modern")
			.withoutDaemon()) {
			container.start();
			try (DagsterGraphQlClient one = client(container); DagsterGraphQlClient other = client(container)) {
				List<String> runs = IntStream.range(0, RUNS)
					.mapToObj((index) -> one.job("succeeding").location("orders").launch().id())
					.toList();
				for (String run : runs) {
					List<AwaitedRun> over = Flux
						.just(one.reactive(), other.reactive(), one.reactive(), other.reactive())
						.flatMap((client) -> terminate(client, run))
						.collectList()
						.block(TIMEOUT.multipliedBy(2));
					assertThat(over).extracting(AwaitedRun::status).containsOnly(RunStatus.CANCELED);
				}
				assertThat(one.runs(runs).await(AwaitOptions.within(TIMEOUT)))
					.allSatisfy((outcome) -> assertThat(outcome).isInstanceOfSatisfying(AwaitedRun.class,
							(run) -> assertThat(run.status()).isEqualTo(RunStatus.CANCELED)));
			}
		}
	}

	private static Mono<AwaitedRun> terminate(ReactiveDagsterGraphQlClient client, String run) {
		return client.run(run).terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, TIMEOUT);
	}

	private static DagsterGraphQlClient client(DagsterContainer container) {
		return DagsterGraphQlClient.builder().url(container.getUrl()).build();
	}

}
