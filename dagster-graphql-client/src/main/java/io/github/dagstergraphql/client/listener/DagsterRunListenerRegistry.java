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

package io.github.dagstergraphql.client.listener;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Containers of all listeners. Inject it to start or stop individual listeners.
 *
 * @since 0.1.0
 */
public interface DagsterRunListenerRegistry {

	/**
	 * Return the ids of all listeners.
	 * @return the ids
	 */
	Set<String> getContainerIds();

	/**
	 * Return the container of a listener.
	 * @param id the id of the listener
	 * @return the container, or {@code null} if there is no such listener
	 */
	@Nullable DagsterRunListenerContainer getContainer(String id);

}
