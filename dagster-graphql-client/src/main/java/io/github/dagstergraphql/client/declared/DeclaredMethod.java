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

package io.github.dagstergraphql.client.declared;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.declared.DeclaredParameter.Kind;
import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.event.RunEventOptions;
import io.github.dagstergraphql.client.run.AwaitOptions;
import io.github.dagstergraphql.client.run.AwaitedRun;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunHandle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Method that launches a run.
 *
 * @param method the method
 * @param description the interface and the signature, for messages
 * @param target the job or assets
 * @param parameters the parameters with settings of the launch
 * @param optionsIndex the index of the parameter with the options of the wait or of the
 * events, or -1 if there is none
 * @param awaitOptions the options of the wait, or {@code null} for those of the client
 * @param returnType the return type
 */
record DeclaredMethod(Method method, String description, LaunchTarget target, List<DeclaredParameter> parameters,
		int optionsIndex, @Nullable AwaitOptions awaitOptions, ReturnType returnType) {

	boolean hasSettings() {
		return !this.parameters.isEmpty();
	}

	boolean setsPartition() {
		return Stream.of(Kind.PARTITION, Kind.DIMENSION, Kind.CUSTOMIZER).anyMatch(this::has);
	}

	boolean requiresPartition() {
		return this.parameters.stream()
			.anyMatch((parameter) -> !parameter.optional()
					&& (parameter.kind() == Kind.PARTITION || parameter.kind() == Kind.DIMENSION));
	}

	private boolean has(Kind kind) {
		return this.parameters.stream().anyMatch((parameter) -> parameter.kind() == kind);
	}

	List<List<String>> runConfigPaths() {
		return this.parameters.stream()
			.filter((parameter) -> parameter.kind() == Kind.RUN_CONFIG)
			.map(DeclaredParameter::path)
			.filter((path) -> !path.isEmpty())
			.toList();
	}

	/**
	 * Return whether the method waits, and the timeout of the wait is that of the client.
	 * @return whether the client must have an await timeout
	 */
	boolean needsAwaitTimeout() {
		return this.returnType.waits() && this.awaitOptions == null && this.optionsIndex < 0;
	}

	@Nullable Object invoke(DagsterGraphQlClient client, LaunchChecks checks, @Nullable Object[] arguments) {
		PreparedLaunch launch = this.target.prepare(client, this.returnType.isReactive(),
				(spec) -> apply(arguments, spec));
		Object options = options(arguments);
		if (!this.returnType.isReactive()) {
			checks.runBeforeLaunch(this, launch);
			return result(launch.blocking().get(), options);
		}
		Mono<ReactiveRunHandle> run = checks.beforeLaunch(this, launch).then(Mono.defer(launch.reactive()));
		// the launch, the check before it and the wait after it have the same parent
		return switch (this.returnType.shape()) {
			case FLUX -> events(run, options);
			case FLOW -> Coroutines.toFlow(events(run, options));
			case MONO -> result(run, options).contextCapture();
			case SUSPENDING -> Coroutines.await(result(run, options).contextCapture(), arguments);
			// stages that depend on the future may block
			default ->
				futureResult(client, run, options).contextCapture().publishOn(Schedulers.boundedElastic()).toFuture();
		};
	}

	private void apply(@Nullable Object[] arguments, LaunchSpec spec) {
		this.parameters.forEach((parameter) -> parameter.apply(spec, arguments[parameter.index()]));
		try {
			spec.complete();
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"An argument of %s is invalid: %s".formatted(this.description, ex.getMessage()), ex);
		}
	}

	private @Nullable Object options(@Nullable Object[] arguments) {
		if (this.optionsIndex < 0) {
			return this.awaitOptions;
		}
		Object options = arguments[this.optionsIndex];
		if (options == null) {
			throw new IllegalArgumentException("The options of %s must not be null".formatted(this.description));
		}
		return options;
	}

	private @Nullable Object result(RunHandle run, @Nullable Object options) {
		return switch (this.returnType.result()) {
			case NOTHING -> null;
			case ID -> run.id();
			case HANDLE -> run;
			case RUN -> await(run, options).run();
			case AWAITED_RUN -> await(run, options);
			case EVENTS -> run.events(eventOptions(options));
		};
	}

	private Mono<?> futureResult(DagsterGraphQlClient client, Mono<ReactiveRunHandle> run, @Nullable Object options) {
		return (this.returnType.result() == ReturnType.Result.HANDLE) ? run.map((handle) -> client.run(handle.id()))
				: result(run, options);
	}

	private Mono<?> result(Mono<ReactiveRunHandle> run, @Nullable Object options) {
		return switch (this.returnType.result()) {
			case NOTHING -> run.then();
			case ID -> run.map(ReactiveRunHandle::id);
			case RUN -> run.flatMap((handle) -> await(handle, options)).map(AwaitedRun::run);
			case AWAITED_RUN -> run.flatMap((handle) -> await(handle, options));
			case HANDLE, EVENTS -> run;
		};
	}

	private static Flux<RunEvent> events(Mono<ReactiveRunHandle> run, @Nullable Object options) {
		return run.flatMapMany((handle) -> handle.events(eventOptions(options))).contextCapture();
	}

	private static AwaitedRun await(RunHandle run, @Nullable Object options) {
		return (options != null) ? run.await((AwaitOptions) options) : run.await();
	}

	private static Mono<AwaitedRun> await(ReactiveRunHandle run, @Nullable Object options) {
		return (options != null) ? run.await((AwaitOptions) options) : run.await();
	}

	private static RunEventOptions eventOptions(@Nullable Object options) {
		return (options != null) ? (RunEventOptions) options : RunEventOptions.all();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DeclaredMethod that && this.method.equals(that.method);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.method);
	}

}
