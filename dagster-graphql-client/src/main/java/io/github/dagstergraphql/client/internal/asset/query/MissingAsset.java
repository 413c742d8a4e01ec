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

package io.github.dagstergraphql.client.internal.asset.query;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.dagstergraphql.client.asset.AssetNotFoundException;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.workspace.LoadFailures;
import io.github.dagstergraphql.client.internal.workspace.NearMisses;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.location.LocationLoadFailureInfo;

/**
 * Explains why an asset was not found: it is misspelled, or in a code location that
 * failed to load.
 */
final class MissingAsset {

	private MissingAsset() {
	}

	static AssetNotFoundException unknown(AssetKey key) {
		return new AssetNotFoundException(AssetQueries.NOT_FOUND, headline(key), null);
	}

	static AssetNotFoundException explain(AssetKey key, AssetNotFoundException answer, List<AssetKey> known,
			List<LocationLoadFailureInfo> failures, UnaryOperator<String> redactor) {
		boolean recorded = known.contains(key);
		List<AssetKey> nearMisses = recorded ? List.of() : NearMisses.of(key.toString(), known, AssetKey::toString);
		StringBuilder message = new StringBuilder(recorded ? "The asset with the key \""
				+ MessageText.name(key.toString()) + "\" has events, but no code location defines it" : headline(key));
		if (!failures.isEmpty()) {
			message.append(". It may be in a code location that failed to load: ")
				.append(LoadFailures.describe(failures, redactor));
		}
		message.append(NearMisses.question(nearMisses));
		return new AssetNotFoundException(answer.getErrorType(), message.toString(), answer.getServerMessage(),
				nearMisses, failures);
	}

	static AssetNotFoundException unexplained(AssetKey key, AssetNotFoundException answer, Throwable failure) {
		AssetNotFoundException exception = new AssetNotFoundException(answer.getErrorType(),
				headline(key) + ". The reason could not be determined: " + failure.getMessage(),
				answer.getServerMessage());
		exception.addSuppressed(failure);
		return exception;
	}

	private static String headline(AssetKey key) {
		return "No asset with the key \"" + MessageText.name(key.toString()) + "\" exists";
	}

}
