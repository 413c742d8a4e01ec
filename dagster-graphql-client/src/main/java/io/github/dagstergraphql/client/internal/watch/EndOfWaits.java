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

package io.github.dagstergraphql.client.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * End of all waits of a client, including those that start later.
 */
public final class EndOfWaits {

	private final List<Consumer<String>> actions = new ArrayList<>();

	private @Nullable String reason;

	/**
	 * End the waits of a component, at once or later.
	 * @param component the component
	 * @param end ends its waits, including those that start later, for a reason
	 * @param <T> the type of the component
	 * @return the component
	 */
	public <T> T register(T component, BiConsumer<T, String> end) {
		String past;
		synchronized (this) {
			past = this.reason;
			if (past == null) {
				this.actions.add((why) -> end.accept(component, why));
			}
		}
		if (past != null) {
			end.accept(component, past);
		}
		return component;
	}

	/**
	 * End all waits.
	 * @param why the reason, for the message; ignored if they have been ended before
	 */
	public void end(String why) {
		List<Consumer<String>> registered;
		synchronized (this) {
			if (this.reason == null) {
				this.reason = why;
			}
			registered = List.copyOf(this.actions);
			this.actions.clear();
		}
		registered.forEach((action) -> action.accept(why));
	}

}
