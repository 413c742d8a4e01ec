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

import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;

/**
 * Checks whether a method has a parameter for the partition if, and only if, it requires
 * one.
 */
final class PartitionCheck {

	private PartitionCheck() {
	}

	static void check(DeclaredMethod method, boolean partitioned, String subject) {
		if (partitioned && !method.setsPartition()) {
			throw new InvalidPartitionException(Reason.MISSING_KEY,
					subject + " is partitioned: add a parameter with @PartitionKey");
		}
		if (!partitioned && method.requiresPartition()) {
			throw new InvalidPartitionException(Reason.NOT_PARTITIONED,
					subject + " is not partitioned: remove the parameter with @PartitionKey");
		}
	}

}
