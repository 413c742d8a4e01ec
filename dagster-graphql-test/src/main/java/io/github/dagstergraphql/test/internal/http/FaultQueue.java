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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.dagstergraphql.test.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Pending faults, each for the first requests that it affects.
 */
public final class FaultQueue {

	private final List<PendingFault> faults = new ArrayList<>();

	/**
	 * Add a fault.
	 * @param fault the fault
	 * @param place the location in the test that injected it
	 */
	public synchronized void add(Fault fault, String place) {
		this.faults.add(new PendingFault(fault, fault.times(), place));
	}

	/**
	 * Discard all faults.
	 */
	public synchronized void reset() {
		this.faults.clear();
	}

	/**
	 * Return the faults that have not occurred as often as specified.
	 * @return the faults, in the order in which they were added
	 */
	public synchronized List<PendingFault> pending() {
		return List.copyOf(this.faults);
	}

	/**
	 * Remove and return the fault for a request.
	 * @param kinds the kinds of faults that may affect it
	 * @param operation supplies the name of its operation, if needed
	 * @return the fault, or {@code null} if there is none
	 */
	synchronized @Nullable Fault take(Predicate<Fault.Kind> kinds, Supplier<@Nullable String> operation) {
		if (this.faults.isEmpty()) {
			return null;
		}
		String name = operation.get();
		for (int i = 0; i < this.faults.size(); i++) {
			PendingFault pending = this.faults.get(i);
			if (kinds.test(pending.fault().kind()) && pending.fault().happensTo(name)) {
				if (pending.left() > 1) {
					this.faults.set(i, pending.once());
				}
				else {
					this.faults.remove(i);
				}
				return pending.fault();
			}
		}
		return null;
	}

}
