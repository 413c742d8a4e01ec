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

package io.github.dagstergraphql.contract;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.job.AmbiguousJobException;
import io.github.dagstergraphql.client.job.JobCandidate;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.JobSpec;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Finding out where a job is, and saying why it cannot be found.
 */
abstract class InferenceContract {

	abstract DagsterServer server();

	@Test
	void namesTheCandidatesOfAnAmbiguousJob() {
		assertThatExceptionOfType(AmbiguousJobException.class)
			.isThrownBy(() -> server().client().submitJobExecution("shared"))
			.satisfies((ex) -> assertThat(ex.getCandidates()).containsExactlyInAnyOrder(
					new JobCandidate("orders", "orders_repository", "shared"),
					new JobCandidate("billing", "billing_repository", "shared")));
	}

	@Test
	void searchesOnlyTheLocationThatIsGiven() {
		assertThat(server().client().job("shared").location("billing").launch().id()).isNotEmpty();
	}

	@Test
	void searchesOnlyTheRepositoryThatIsGiven() {
		assertThat(server().client().job("shared").repository("billing_repository").launch().id()).isNotEmpty();
	}

	@Test
	void findsAJobOfASecondRepository() {
		assertThat(server().client().job("archived").launch().id()).isNotEmpty();
		assertThat(server().client().job("archived").location("billing").launch().id()).isNotEmpty();
	}

	@Test
	void explainsAnUnknownJob() {
		JobNotFoundException ex = fail(server().client().job("suceeding"));
		assertThat(ex.getErrorType()).isEqualTo("JobNotFoundError");
		assertThat(ex.getNearMisses()).contains(new JobCandidate("orders", "orders_repository", "succeeding"));
		assertThat(ex.getFailedLocations()).extracting(LocationLoadFailureInfo::locationName).containsExactly("broken");
		assertThat(ex).hasMessageContaining("No job with the name \"suceeding\" exists")
			.hasMessageContaining("this location never loads")
			.hasMessageContaining("Did you mean orders.orders_repository.succeeding?");
	}

	@Test
	void explainsAnUnknownJobOfAGivenLocation() {
		JobNotFoundException ex = fail(
				server().client().job("invoices").location("orders").repository("orders_repository"));
		assertThat(ex.getErrorType()).isEqualTo("PipelineNotFoundError");
		assertThat(ex.getServerMessage()).contains("orders.orders_repository.invoices");
		assertThat(ex.getNearMisses()).containsExactly(new JobCandidate("billing", "billing_repository", "invoices"));
		assertThat(ex.getFailedLocations()).isEmpty();
	}

	@Test
	void explainsAnUnknownJobOfWhichAPartWasSelected() {
		assertThat(fail(
				server().client().job("nope").location("orders").repository("orders_repository").opSelection("world")))
			.hasMessageContaining("No job with the name \"nope\" exists");
		assertThat(fail(server().client().job("succeeding").location("orders").repository("nope").opSelection("world")))
			.hasMessageContaining("the repository does not exist. Known repositories are orders_repository");
		assertThat(fail(server().client()
			.job("succeeding")
			.location("nope")
			.repository("orders_repository")
			.opSelection("world"))).hasMessageContaining("the code location does not exist. Known code locations are ");
		assertThat(fail(server().client()
			.job("succeeding")
			.location("broken")
			.repository("orders_repository")
			.opSelection("world"))).hasMessageContaining("this location never loads");
	}

	@Test
	void explainsAnUnknownLocation() {
		assertThat(fail(server().client().job("succeeding").location("nope").repository("orders_repository")))
			.hasMessageContaining("the code location does not exist. Known code locations are ")
			.hasMessageContaining("\"orders\"");
		assertThat(fail(server().client().job("succeeding").location("nope")))
			.hasMessageContaining("the code location does not exist. Known code locations are ");
	}

	@Test
	void explainsAnUnknownRepository() {
		assertThat(fail(server().client().job("succeeding").location("orders").repository("nope")))
			.hasMessageContaining("the repository does not exist. Known repositories are orders_repository");
	}

	@Test
	void explainsALocationThatFailedToLoad() {
		for (JobNotFoundException ex : new JobNotFoundException[] {
				fail(server().client().job("succeeding").location("broken").repository("orders_repository")),
				fail(server().client().job("succeeding").location("broken")) }) {
			assertThat(ex).hasMessageContaining("the code location failed to load")
				.hasMessageContaining("this location never loads");
			assertThat(ex.getFailedLocations()).singleElement()
				.satisfies((failure) -> assertThat(failure.error().rootCause().message())
					.contains("RuntimeError: this location never loads"));
		}
	}

	@Test
	void looksUpOnce() {
		AtomicInteger requests = new AtomicInteger();
		try (DagsterGraphQlClient client = server().client(requests::incrementAndGet)) {
			client.submitJobExecution("succeeding");
			assertThat(requests.getAndSet(0)).isEqualTo(3);
			client.submitJobExecution("succeeding");
			assertThat(requests.getAndSet(0)).isEqualTo(1);
			client.reloadRepositoryLocation("nope");
			requests.set(0);
			client.submitJobExecution("succeeding");
			assertThat(requests.getAndSet(0)).isEqualTo(3);
		}
	}

	private static JobNotFoundException fail(JobSpec job) {
		JobNotFoundException ex = catchThrowableOfType(JobNotFoundException.class, job::launch);
		assertThat(ex).isNotNull();
		assertThat(ex.isOutcomeUnknown()).isFalse();
		assertThat(catchThrowableOfType(JobNotFoundException.class, job::validate)).hasMessage(ex.getMessage());
		return ex;
	}

}
