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

package io.github.dagstergraphql.client.internal.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PollRequests}.
 */
class PollRequestsTests {

	private final GraphQlRequestException response = mock();

	private final DagsterConnectionException noResponse = mock();

	@Test
	void sendsAllRequests() {
		List<Integer> sent = Collections.synchronizedList(new ArrayList<>());
		StepVerifier
			.create(PollRequests.sendAll(List.of(1, 2, 3), 2, (number) -> Mono.fromRunnable(() -> sent.add(number))))
			.verifyComplete();
		assertThat(sent).containsExactly(1, 2, 3);
	}

	@Test
	void reportsAResponseAfterTheOtherRequests() {
		List<Integer> sent = new ArrayList<>();
		StepVerifier.create(PollRequests.sendAll(List.of(1, 2, 3), 1, (number) -> Mono.defer(() -> {
			sent.add(number);
			return (number < 3) ? Mono.error(this.response) : Mono.empty();
		}))).verifyErrorSatisfies((ex) -> assertThat(ex).isSameAs(this.response));
		assertThat(sent).containsExactly(1, 2, 3);
	}

	@Test
	void sendsNoFurtherRequestWithoutAResponse() {
		List<Integer> sent = new ArrayList<>();
		StepVerifier.create(PollRequests.sendAll(List.of(1, 2, 3), 1, (number) -> Mono.defer(() -> {
			sent.add(number);
			return Mono.error((number < 2) ? this.response : this.noResponse);
		}))).verifyErrorSatisfies((ex) -> assertThat(ex).isSameAs(this.noResponse));
		assertThat(sent).containsExactly(1, 2);
	}

	@Test
	void requestsThatFailAtTheSameTimeAreReportedAsOne() {
		List<Integer> objects = IntStream.range(0, 8).boxed().toList();
		for (int round = 0; round < 2000; round++) {
			StepVerifier
				.create(PollRequests.sendAll(objects, 8,
						(number) -> Mono.<Void>error(this.noResponse).subscribeOn(Schedulers.parallel())))
				.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(this.noResponse))
				.verifyThenAssertThat()
				.hasNotDroppedErrors();
		}
	}

}
