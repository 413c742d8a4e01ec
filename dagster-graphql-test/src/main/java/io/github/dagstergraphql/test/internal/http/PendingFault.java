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

package io.github.dagstergraphql.test.internal.http;

import io.github.dagstergraphql.test.fault.Fault;

/**
 * A fault that has not occurred as often as specified.
 *
 * @param fault the fault, as it was injected
 * @param left the remaining number of occurrences
 * @param place the location in the test that injected it
 */
public record PendingFault(Fault fault, int left, String place) {

	PendingFault once() {
		return new PendingFault(this.fault, this.left - 1, this.place);
	}

	/**
	 * Return whether the fault has not occurred at all.
	 * @return {@code true} if it has affected no request
	 */
	public boolean isUnused() {
		return this.left == this.fault.times();
	}

	@Override
	public String toString() {
		return "%s, %s, injected at %s".formatted(this.fault, isUnused() ? "has not occurred"
				: "has occurred only %d of %d times".formatted(this.fault.times() - this.left, this.fault.times()),
				this.place);
	}

}
