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

package io.github.dagstergraphql.client.mutation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.VersionCheck;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.DagsterInterruptedException;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.RunHandle;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.slf4j.LoggerFactory;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that a client can be asked for.
 */
final class Calls {

	/** What no message may quote. */
	static final String SECRET = "hunter2secret";

	private static final Pattern OPERATION = Pattern.compile("\"operationName\":\"(\\w+)\"");

	/** When a call hangs. */
	private static final Duration LIMIT = Duration.ofSeconds(20);

	/** Of those who wait for the end of a run that may never come. */
	private static final AwaitOptions SOON = AwaitOptions.within(Duration.ofMillis(20))
		.retryGraceTime(Duration.ofMillis(1));

	private static final List<String> RUN_IDS = IntStream.range(0, 120).mapToObj((index) -> "run-" + index).toList();

	private static final List<Function<DagsterGraphQlClient, ?>> ALL = List.of((client) -> client.getRunStatus("r1"),
			(client) -> client.reactive().getRunStatus("r1").block(LIMIT),
			(client) -> ui(client.job("j").location("l").repository("r").launch()),
			(client) -> client.reactive()
				.job("j")
				.location("l")
				.repository("r")
				.runConfig(Map.of("ops", Map.of("greet", Map.of("config", Map.of("name", SECRET)))))
				.launch()
				.block(LIMIT),
			(client) -> client.submitJobExecution("succeeding"),
			(client) -> client.reactive().submitJobExecution("suceeding").block(LIMIT),
			(client) -> client.job("j").location("orders").launch(),
			(client) -> client.job("j").location("l").repository("r").runConfigYaml("ops: {a: 1}").launch(),
			(client) -> client.job("j").location("l").repository("r").assetSelection("a/b").launch(),
			(client) -> client.job("j").location("l").repository("r").idempotencyKey("k").launch(),
			(client) -> client.reactive().job("j").idempotencyKey("k").launch().block(LIMIT),
			(client) -> client.pipeline("p").location("l").repository("r").preset("x").launch(), (client) -> {
				client.terminateRun("r1");
				return "";
			}, (client) -> {
				client.terminateRuns(List.of("a", "b", "c"));
				return "";
			}, (client) -> {
				client.terminateRuns(RUN_IDS);
				return "";
			}, (client) -> client.reloadRepositoryLocation("l"),
			(client) -> client.reactive().reloadRepositoryLocation("l").block(LIMIT),
			(client) -> client.location("l").shutdown(), (client) -> client.locations().list(),
			(client) -> client.reactive().locations().list().block(LIMIT), (client) -> client.instance().version(),
			(client) -> client.instance().daemons(), (client) -> client.reactive().instance().daemons().block(LIMIT),
			(client) -> client.graphql().document("{ a }").retrieve("a.b").toEntityList(Integer.class),
			(client) -> client.graphql()
				.document("query Runs { runsOrError { __typename } }")
				.retrieve("runsOrError.results")
				.toEntityList(Row.class),
			(client) -> client.graphql().document("{ a }").retrieve("runsOrError").toEntity(Row.class),
			(client) -> client.reactive()
				.graphql()
				.document("mutation Wipe { a }")
				.retrieve("a")
				.toEntity(Map.class)
				.block(LIMIT),
			(client) -> client.run("r1").get(), (client) -> client.reactive().run("r1").get().block(LIMIT),
			(client) -> client.run("r1").runConfig(), (client) -> client.run("r1").steps(),
			(client) -> client.run("r1").failure(), (client) -> client.reactive().run("r1").failure().block(LIMIT),
			(client) -> {
				client.run("r1").delete();
				return "";
			}, (client) -> {
				client.run("r1").terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY);
				return "";
			}, (client) -> ui(client.run("r1").reexecute().launch()),
			(client) -> client.run("r1").reexecute().fromFailure().launch(),
			(client) -> client.reactive()
				.run("r1")
				.reexecute()
				.steps("extract")
				.tag("token", SECRET)
				.launch()
				.block(LIMIT),
			(client) -> client.runs().tagKeys(), (client) -> client.runs().tagValues("team"),
			(client) -> client.reactive().runs().tagValues("team").block(LIMIT),
			(client) -> client.runs().job("j").count(), (client) -> client.runs().tag("token", SECRET).list(10),
			(client) -> client.runs().pageSize(1).stream().limit(20).toList(),
			(client) -> client.reactive().runs().pageSize(2).stream().take(20).collectList().block(LIMIT),
			(client) -> client.runs().job("j").terminate(TerminatePolicy.SAFE_TERMINATE),
			(client) -> client.runs().job("j").atMost(9).terminate(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY),
			(client) -> client.run("r1").await(SOON.requireSuccess()),
			(client) -> client.reactive().run("r1").await(SOON).block(LIMIT),
			(client) -> client.runs(List.of("r1", "r2")).await(SOON),
			(client) -> client.run("r1").terminateAndAwait(TerminatePolicy.SAFE_TERMINATE, SOON.timeout()),
			(client) -> client.runs(List.of("r1", "r2"))
				.terminateAndAwait(TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY, SOON.timeout()));

	private Calls() {
	}

	/**
	 * Have the client warn of what it is answered, or not: half of it would be worth a
	 * warning.
	 * @param level the least that is logged, or {@code null} for what is usual
	 */
	static void warnings(Level level) {
		((Logger) LoggerFactory.getLogger("io.github.dagstergraphql.client")).setLevel(level);
	}

	/**
	 * Return what decides about a call.
	 * @param seed the seed of all calls
	 * @param number the number of the call
	 * @return always the same for the same call
	 */
	static Random random(long seed, int number) {
		return new Random(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number).nextLong());
	}

	/**
	 * Have a client give up soon.
	 * @param builder builds the client
	 * @param timeout how long a call may take
	 * @param maxRetries how often it is tried again
	 * @return the builder
	 */
	static DagsterGraphQlClient.Builder hasty(DagsterGraphQlClient.Builder builder, Duration timeout, int maxRetries) {
		return builder.maxResponseSize(200_000)
			.readTimeout(timeout)
			.launchTimeout(timeout)
			.launchSettleTime(Duration.ofMillis(1))
			.reloadTimeout(timeout)
			.pollInterval(Duration.ofMillis(5), Duration.ofMillis(5))
			.retryPolicy(RetryPolicy.builder().maxRetries(maxRetries).delay(Duration.ofMillis(1)).build())
			.versionCheck(VersionCheck.OFF);
	}

	/**
	 * Return which operation a request asks for.
	 * @param body the body of the request
	 * @return its name, or an empty text
	 */
	static String operationIn(String body) {
		Matcher operation = OPERATION.matcher(body);
		return operation.find() ? operation.group(1) : "";
	}

	/**
	 * Make one of the calls.
	 * @param random decides which one
	 * @param client the client
	 * @return what it ended with: a result, or the name of an exception of the tree
	 */
	static String any(Random random, DagsterGraphQlClient client) {
		try {
			Object result = ALL.get(random.nextInt(ALL.size())).apply(client);
			String.valueOf(result);
			return "a result";
		}
		catch (DagsterInterruptedException ex) {
			throw new AssertionError("a call hangs", ex);
		}
		catch (DagsterGraphQlClientException ex) {
			assertThat(ex.getErrorType()).isNotNull();
			assertThat(ex.getMessage()).isNotEmpty();
			assertThat(ex.toString()).doesNotContain(SECRET);
			ex.isOutcomeUnknown();
			return ex.getClass().getSimpleName();
		}
	}

	private static String ui(RunHandle run) {
		return run.uiUrl().toString();
	}

	record Row(String runId, List<Tag> tags) {

		record Tag(String key, String value) {

		}

	}

}
