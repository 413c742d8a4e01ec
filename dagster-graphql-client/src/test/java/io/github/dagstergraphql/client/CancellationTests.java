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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.dagstergraphql.client.StubDagster.Answer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.blockhound.BlockingOperationError;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that calls that are canceled at any moment leak no buffer, that their failures
 * are not reported, and that none of it blocks an event-loop thread. Netty's leak
 * detector observes every buffer, and BlockHound every blocking call, in all tests of
 * this module.
 */
class CancellationTests {

	@Test
	void leaksNoBuffer() {
		assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
		Logger leakDetector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
		Logger reactor = (Logger) LoggerFactory.getLogger("reactor.core.publisher.Operators");
		ListAppender<ILoggingEvent> complaints = new ListAppender<>();
		complaints.start();
		// what other tests have left behind, with answers that no HTTP decoder can make
		// sense of
		findLeaks();
		leakDetector.addAppender(complaints);
		reactor.addAppender(complaints);
		try (StubDagster stub = new StubDagster();
				ReactiveDagsterGraphQlClient client = stub.client().maxResponseSize(100_000).buildReactive()) {
			List<Answer> answers = List.of(Answer.json("{\"data\":{\"x\":\"" + "y".repeat(50_000) + "\"}}"),
					Answer.json("{\"data\":\"" + "z".repeat(200_000)),
					Answer.of(502, "text/html", "<html>" + "w".repeat(50_000)), Answer.of(401, "text/plain", "no"),
					Answer.json("{\"data\":{\"pipelineRunOrError\":{\"__typename\":\"Run\",\"status\":\"STARTED\"}}}"));
			stub.answer((request) -> answers.get(Math.abs(request.body().hashCode()) % answers.size()));
			for (int round = 0; round < 300; round++) {
				Disposable call = client.getRunStatus("r" + round).onErrorComplete().subscribe();
				Mono.delay(Duration.ofNanos(round * 20_000L)).block();
				call.dispose();
			}
			Flux.range(0, 100)
				.flatMap((index) -> client.getRunStatus("s" + index).onErrorComplete())
				.blockLast(Duration.ofSeconds(30));
			findLeaks();
		}
		finally {
			leakDetector.detachAppender(complaints);
			reactor.detachAppender(complaints);
		}
		assertThat(complaints.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
	}

	@Test
	void detectsEcho() {
		// that the two watchmen of the other test are awake
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> Mono.fromCallable(() -> {
			Thread.sleep(10);
			return 1;
		}).subscribeOn(Schedulers.parallel()).block()).withCauseInstanceOf(BlockingOperationError.class);
	}

	// Leaks are reported when the collector has taken the buffer and the next one is
	// made.
	private static void findLeaks() {
		for (int round = 0; round < 5; round++) {
			System.gc();
			Mono.delay(Duration.ofMillis(50)).block();
			ByteBufAllocator.DEFAULT.buffer(16).release();
			ByteBufAllocator.DEFAULT.directBuffer(16).release();
		}
	}

}
