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

package io.github.dagstergraphql.client.internal.run;

import java.time.Duration;

import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.run.AwaitOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Settings for the display of runs and for waits.
 *
 * @param userInterface the user interface
 * @param pollInterval the interval between polls for awaited runs
 * @param awaitTimeout the default timeout of waits, or {@code null} if each wait requires
 * a timeout
 */
public record RunSettings(UserInterface userInterface, PollInterval pollInterval, @Nullable Duration awaitTimeout) {

	/**
	 * Return the default options of a wait.
	 * @return the options
	 * @throws IllegalStateException if no await timeout is set
	 */
	public AwaitOptions awaitOptions() {
		Assert.state(this.awaitTimeout != null,
				"No await timeout is set. Use await(Duration), or set awaitTimeout of the client's builder (dagster.await-timeout)");
		return AwaitOptions.within(this.awaitTimeout);
	}

}
