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

import java.util.List;
import java.util.function.Consumer;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Job or assets that a method launches.
 */
sealed interface LaunchTarget permits JobTarget, AssetTarget {

	/**
	 * Prepare a launch without sending a request.
	 * @param client the client
	 * @param reactive whether the launch must not block
	 * @param arguments applies the arguments of the call
	 * @return the launch
	 */
	PreparedLaunch prepare(DagsterGraphQlClient client, boolean reactive, Consumer<LaunchSpec> arguments);

	/**
	 * Check what is known of a launch before there are arguments.
	 * @param client the client
	 * @param method the method
	 * @return completes if the server accepts it
	 */
	Mono<Void> check(ReactiveDagsterGraphQlClient client, DeclaredMethod method);

	@Nullable String jobName();

	List<AssetKey> assetKeys();

	@Nullable String location();

	@Nullable String repository();

}
