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

package io.github.dagstergraphql.client.internal.partition;

import java.util.List;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.workspace.NearMisses;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.partition.InvalidPartitionException.Reason;

/**
 * Explains that partition keys do not exist.
 */
final class UnknownKeys {

	private UnknownKeys() {
	}

	/**
	 * Create the exception for keys that do not exist.
	 * @param subject the job or asset
	 * @param place the part of the message that follows the keys, such as their dimension
	 * @param unknown the keys that do not exist
	 * @param known the keys that exist, in the order of the server
	 * @return the exception
	 */
	static InvalidPartitionException explain(String subject, String place, List<String> unknown, List<String> known) {
		List<String> nearMisses = NearMisses.of(unknown.get(0), known, (each) -> each);
		String keys = MessageText.names(unknown.stream().map((key) -> "\"" + MessageText.name(key) + "\"").toList(),
				", ");
		return new InvalidPartitionException(Reason.UNKNOWN_KEY, "%s has no partition%s %s%s%s%s".formatted(subject,
				(unknown.size() > 1) ? "s" : "", keys, place, extent(known), NearMisses.question(nearMisses)), unknown,
				nearMisses);
	}

	private static String extent(List<String> known) {
		return switch (known.size()) {
			case 0 -> ": it has no partitions yet";
			case 1 -> ": its only partition is " + MessageText.name(known.get(0));
			default -> ": it has %d partitions from %s to %s".formatted(known.size(), MessageText.name(known.get(0)),
					MessageText.name(known.get(known.size() - 1)));
		};
	}

}
