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

import org.springframework.context.Lifecycle;

/**
 * Receives the changes for one listener. The {@link DagsterRunListenerRegistry registry}
 * starts and stops it with the application.
 *
 * @since 0.1.0
 */
public interface DagsterRunListenerContainer extends Lifecycle {

	/**
	 * Return the id of the listener.
	 * @return {@link DagsterRunListener#id()}
	 */
	String getId();

	/**
	 * Return whether the listener receives changes.
	 * @return {@code false} if the container is not running, or if another instance of
	 * the application receives them
	 */
	boolean isActive();

	/**
	 * Start to receive changes, from the stored position if there is one. Does not wait
	 * for the server. Has no effect if the container is running.
	 */
	@Override
	void start();

	/**
	 * Stop receiving changes, and wait up to 30 seconds for deliveries in progress. A
	 * listener must not stop its own container with this method, but with
	 * {@link #stop(Runnable)}.
	 */
	@Override
	void stop();

	/**
	 * Stop receiving changes without waiting for deliveries in progress.
	 * @param callback called when all deliveries have ended
	 */
	void stop(Runnable callback);

}
