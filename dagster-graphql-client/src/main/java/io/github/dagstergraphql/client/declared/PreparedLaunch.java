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

import java.util.function.Supplier;

import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunHandle;
import reactor.core.publisher.Mono;

/**
 * Launch with its arguments.
 *
 * @param blocking launches a run if the launch may block
 * @param reactive launches a run if the launch must not block
 * @param validation validates the launch
 */
record PreparedLaunch(Supplier<RunHandle> blocking, Supplier<Mono<ReactiveRunHandle>> reactive,
		Supplier<Mono<Void>> validation) {

}
