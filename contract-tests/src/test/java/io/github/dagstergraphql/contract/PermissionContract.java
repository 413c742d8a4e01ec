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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.Permission;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server that permits nothing.
 */
abstract class PermissionContract {

	/**
	 * Return a client of a read-only server.
	 * @return the client
	 */
	abstract DagsterGraphQlClient readOnly();

	/**
	 * Return a run of that server.
	 * @return its id, or {@code null} if it cannot have one
	 */
	abstract @Nullable String run();

	@Test
	@SuppressWarnings("deprecation")
	void denialsAreOneException() {
		DagsterGraphQlClient client = readOnly();
		List<ThrowingCallable> calls = new ArrayList<>(List.of(
				() -> client.job("succeeding").location("orders").repository(DagsterServer.REPOSITORY).launch(),
				() -> client.job("succeeding").launch(), () -> client.job("succeeding").idempotencyKey("k").launch(),
				() -> client.terminateRun("unknown"), () -> client.terminateRuns(List.of("unknown", "another")),
				() -> client.reloadRepositoryLocation("orders"), () -> client.reloadRepositoryLocation("unknown"),
				() -> client.locations().reload(), () -> client.shutdownRepositoryLocation("orders"),
				() -> client.run("unknown").delete(),
				() -> client.run("unknown").terminate(TerminatePolicy.SAFE_TERMINATE), () -> client.run("unknown")
					.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, Duration.ofSeconds(20))));
		String version = client.instance().version();
		if (!version.startsWith("0.")) {
			calls.add(() -> client.asset("raw/orders").wipe());
		}
		if (!version.startsWith("0.") && !version.startsWith("1.0.")) {
			calls.add(() -> client.schedule("nightly").start());
			calls.add(() -> client.schedule("nightly").stop());
			calls.add(() -> client.sensor("inbox").start());
			calls.add(() -> client.sensor("inbox").stop());
			calls.add(() -> client.sensor("inbox").setCursor("1"));
			calls.add(() -> client.instance().setPoolLimit("db", 1));
			calls.add(() -> client.instance().freePoolSlots("unknown"));
			calls.add(() -> client.instance().pauseAutoMaterialize());
			calls.add(() -> client.instance().resumeAutoMaterialize());
			CallerPermissions permissions = client.instance().permissions();
			assertThat(permissions.isGranted("edit_concurrency_limit")).isFalse();
			assertThat(permissions.bulkTermination()).isFalse();
			assertThat(permissions.all())
				.contains(new Permission("launch_pipeline_execution", false, "Disabled by your administrator"));
		}
		// older servers accept reports although they are read-only
		if (version.startsWith("1.13.")) {
			calls.add(() -> client.schedule("nightly").reset());
			calls.add(() -> client.schedule("nightly").dryRun(Instant.now()));
			calls.add(() -> client.sensor("inbox").reset());
			calls.add(() -> client.instance().deletePoolLimit("db"));
			calls.add(() -> client.sensor("inbox").dryRun());
			calls.add(() -> client.asset("raw/orders").wipePartitions("a", "b"));
			calls.add(() -> client.asset("raw/orders").reportMaterialization());
			calls.add(() -> client.asset("nowhere").reportObservation(AssetReport.create()));
			calls.add(() -> client.asset("raw/orders").reportCheck(AssetCheckReport.passed("unique")));
			calls.add(() -> client.asset("raw/orders").reportCheck(AssetCheckReport.passed("unique").partition("a")));
		}
		String run = run();
		if (run != null) {
			calls.add(() -> client.terminateRun(run));
			calls.add(() -> client.terminateRuns(List.of(run, "unknown")));
			calls.add(() -> client.run(run).delete());
			calls.add(() -> client.run(run).terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY));
			calls.add(() -> client.runs().ids(List.of(run)).terminate(TerminatePolicy.SAFE_TERMINATE));
			calls.add(() -> client.graphql()
				.document("mutation { setConcurrencyLimit(concurrencyKey: \"k\", limit: 1) }")
				.retrieve("setConcurrencyLimit")
				.toEntity(Boolean.class));
		}
		for (ThrowingCallable call : calls) {
			assertThatExceptionOfType(UnauthorizedException.class).as("call %d", calls.indexOf(call))
				.isThrownBy(call)
				.withMessageContaining("The server is read-only, or the caller lacks the permission")
				.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		}
		assertThat(client.locations().list()).isNotEmpty();
	}

}
