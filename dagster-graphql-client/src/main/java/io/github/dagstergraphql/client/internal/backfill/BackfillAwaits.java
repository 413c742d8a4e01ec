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

package io.github.dagstergraphql.client.internal.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.github.dagstergraphql.client.backfill.Backfill;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException;
import io.github.dagstergraphql.client.backfill.BackfillAwaitException.Reason;
import io.github.dagstergraphql.client.backfill.BackfillCounts;
import io.github.dagstergraphql.client.backfill.BackfillNotFoundException;
import io.github.dagstergraphql.client.error.DagsterGraphQlClientException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.internal.failure.FailureKinds;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.internal.watch.PollRequests;
import io.github.dagstergraphql.client.internal.watch.Watcher;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.TerminatePolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Waits for backfills. One watcher polls all awaited backfills; servers support a query
 * for a single backfill only.
 */
final class BackfillAwaits {

	private static final int REQUESTS_AT_ONCE = 4;

	/** Time for the server to accept a cancellation after the wait has timed out. */
	private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

	private final Function<String, Mono<Backfill>> query;

	private final Function<String, Mono<Void>> cancel;

	private final PollInterval interval;

	private final Timing timing;

	private final Watcher<BackfillWait> watcher;

	BackfillAwaits(Function<String, Mono<Backfill>> query, Function<String, Mono<Void>> cancel, PollInterval interval,
			Timing timing) {
		this.query = query;
		this.cancel = cancel;
		this.interval = interval;
		this.timing = timing;
		this.watcher = new Watcher<>("backfills", this::poll, interval, timing);
	}

	/**
	 * Wait for a backfill.
	 * @param id the id of the backfill
	 * @param options the options
	 * @return the finished backfill
	 */
	Mono<Backfill> await(String id, AwaitOptions options) {
		Assert.isTrue(options.terminatePolicy() != TerminatePolicy.MARK_AS_CANCELED_IMMEDIATELY,
				"a backfill can only be canceled on a timeout with the policy SAFE_TERMINATE");
		return Mono.defer(() -> {
			AtomicReference<@Nullable BackfillWait> wait = new AtomicReference<>();
			return this.timing
				.limit(watch(id, options, wait), options.timeout(), Mono.defer(() -> tooLate(id, wait.get(), options)))
				.flatMap((backfill) -> accept(backfill, options));
		});
	}

	/**
	 * End all waits, including those that start later.
	 * @param why the reason, for the message
	 */
	void end(String why) {
		this.watcher.end(why);
	}

	private Mono<Backfill> watch(String id, AwaitOptions options, AtomicReference<@Nullable BackfillWait> reference) {
		return Mono.create((sink) -> {
			BackfillWait wait = new BackfillWait(id, options, this.interval, sink, this.timing.now());
			reference.set(wait);
			sink.onDispose(() -> this.watcher.remove(wait));
			this.watcher.add(wait);
		});
	}

	private Mono<Void> poll(Map<String, List<BackfillWait>> due) {
		return PollRequests.sendAll(due.entrySet(), REQUESTS_AT_ONCE,
				(waiting) -> this.query.apply(waiting.getKey())
					.doOnNext((backfill) -> see(backfill, waiting.getValue()))
					.then()
					.onErrorResume(BackfillNotFoundException.class,
							(ex) -> Mono.fromRunnable(() -> fail(ex, waiting.getValue()))));
	}

	private void see(Backfill backfill, List<BackfillWait> waiting) {
		long now = this.timing.now();
		this.watcher
			.update((waits) -> waiting.stream().filter(waits::contains).forEach((wait) -> wait.see(backfill, now)));
		if (backfill.isFinished()) {
			waiting.forEach((wait) -> this.watcher.end(wait, (ended) -> ended.finish(backfill)));
		}
	}

	private void fail(BackfillNotFoundException failure, List<BackfillWait> waiting) {
		waiting.forEach((wait) -> this.watcher.end(wait, (ended) -> ended.fail(failure)));
	}

	private static Mono<Backfill> accept(Backfill backfill, AwaitOptions options) {
		if (!options.successRequired() || backfill.isSuccessful()) {
			return Mono.just(backfill);
		}
		String message = "Backfill %s ended with %s%s: %s. See %s".formatted(backfill.id(), backfill.status(),
				error(backfill), describe(backfill), backfill.uiUrl());
		return Mono
			.error(new BackfillAwaitException(Reason.NOT_SUCCESSFUL, message, backfill.id(), backfill, false, null));
	}

	private Mono<Backfill> tooLate(String id, @Nullable BackfillWait wait, AwaitOptions options) {
		Backfill seen = (wait != null) ? this.watcher.guarded((waits) -> wait.seen()) : null;
		if (options.terminatePolicy() == null) {
			return Mono.error(timeout(id, seen, options, "The backfill continues", false));
		}
		Mono<BackfillAwaitException> canceled = this.cancel.apply(id)
			.then(Mono.fromSupplier(
					() -> timeout(id, seen, options, "The server has accepted the request to cancel it", false)))
			.onErrorResume(DagsterGraphQlClientException.class, (ex) -> Mono.just(timeout(id, seen, options,
					"It could not be canceled (%s)".formatted(FailureKinds.name(ex)), ex.isOutcomeUnknown())));
		return this.timing
			.limit(canceled, ANSWER_TIME, Mono.fromSupplier(
					() -> timeout(id, seen, options, "The server has not responded to the request to cancel it", true)))
			.flatMap(Mono::error);
	}

	private BackfillAwaitException timeout(String id, @Nullable Backfill seen, AwaitOptions options, String outcome,
			boolean outcomeUnknown) {
		Throwable failure = this.watcher.contact().failure();
		String state = (seen != null) ? "its last known status is %s with %s".formatted(seen.status(), describe(seen))
				: "its status is unknown";
		String poll = (failure != null) ? ". The last poll failed (%s)".formatted(FailureKinds.name(failure)) : "";
		return new BackfillAwaitException(Reason.TIMEOUT, "Backfill %s did not finish within %s: %s%s. %s".formatted(id,
				DurationText.of(options.timeout()), state, poll, outcome), id, seen, outcomeUnknown, failure);
	}

	// the message of the error may quote run config
	private static String error(Backfill backfill) {
		PythonErrorInfo error = backfill.error();
		return (error != null && error.className() != null) ? " (" + MessageText.name(error.className()) + ")" : "";
	}

	private static String describe(Backfill backfill) {
		BackfillCounts counts = backfill.counts();
		if (counts == null) {
			return "an unknown number of partitions";
		}
		return "%d of %d partitions succeeded, %d failed, %d canceled, %d in progress, %d not started".formatted(
				counts.succeeded(), counts.targeted(), counts.failed(), counts.canceled(), counts.inProgress(),
				counts.notStarted());
	}

}
