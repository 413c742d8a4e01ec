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

package io.github.dagstergraphql.client.internal.version;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.time.CacheTimer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Version of the server. It is requested when needed, and again after a while, because
 * servers may be updated during the lifetime of a client.
 */
public final class ServerVersions {

	/**
	 * Format of a version. It appears in logs and messages, so that other text is
	 * rejected.
	 */
	private static final Pattern VERSION_TEXT = Pattern.compile("[\\w.!+-]{1,64}");

	private static final DataReader<ServerVersion> READER = DataReader.tree((data) -> data.path("version").isNull()
			? null : new Result.Value<>(read(data.path("version").asString(null))));

	static final Operation<ServerVersion> VERSION = Operation
		.<ServerVersion>query(ServerVersions.class, "ServerVersion", "version")
		.read(READER)
		.build();

	/**
	 * Query that the client sends on its own, under a different name than the query of
	 * the caller.
	 */
	static final Operation<ServerVersion> LEARN = Operation
		.<ServerVersion>query(ServerVersions.class, "LearnServerVersion", "version")
		.read(READER)
		.build();

	private static final Duration MAX_AGE = Duration.ofMinutes(10);

	private final Function<Request<ServerVersion>, Mono<ServerVersion>> server;

	private final AtomicReference<@Nullable Mono<ServerVersion>> known = new AtomicReference<>();

	public ServerVersions(Function<Request<ServerVersion>, Mono<ServerVersion>> server) {
		this.server = server;
	}

	/**
	 * Request the version from the server.
	 * @return the current version
	 */
	public Mono<ServerVersion> ask() {
		return this.server.apply(Request.of(VERSION, Map.of()))
			.doOnNext((version) -> this.known.set(remembered(Mono.just(version))));
	}

	/**
	 * Return the version, requesting it unless it was received recently. Concurrent
	 * callers share one request.
	 * @return the version
	 */
	public Mono<ServerVersion> get() {
		return Mono.defer(() -> this.known.updateAndGet(
				(version) -> (version != null) ? version : remembered(this.server.apply(Request.of(LEARN, Map.of())))));
	}

	/**
	 * Check that the server supports a feature.
	 * @param feature the feature, for the message
	 * @param since the first version that supports it, such as {@code 1.5.0}
	 * @return completes if it is supported; fails with
	 * {@link UnsupportedServerVersionException} if it is known not to be
	 */
	public Mono<Void> require(String feature, String since) {
		return get().flatMap((version) -> version.isBefore(since)
				? refuse(new UnsupportedServerVersionException(feature, since, version.text())) : Mono.empty());
	}

	/**
	 * Reject the last known version of the server. The next caller requests the version
	 * again, in case the server has been updated.
	 * @param refusal the failure
	 * @return fails
	 */
	Mono<Void> refuse(UnsupportedServerVersionException refusal) {
		return Mono.error(() -> {
			this.known.set(null);
			return refusal;
		});
	}

	private static ServerVersion read(@Nullable String text) {
		String version = Required.text(text, "version");
		return new ServerVersion(Required.field(VERSION_TEXT.matcher(version).matches() ? version : null, "version"));
	}

	private static Mono<ServerVersion> remembered(Mono<ServerVersion> source) {
		return source.cache((version) -> MAX_AGE, (ex) -> Duration.ZERO, () -> Duration.ZERO, CacheTimer.INSTANCE);
	}

}
