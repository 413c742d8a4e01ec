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

package io.github.dagstergraphql.client.asset;

import io.github.dagstergraphql.client.error.DagsterConditionException;
import io.github.dagstergraphql.client.key.AssetKey;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a wait for a materialization fails: the asset was not materialized in time,
 * or the client was closed or its waits were ended.
 *
 * @since 0.1.0
 */
public final class MaterializationAwaitException extends DagsterConditionException {

	/** The reason of the failure. */
	private final Reason reason;

	/** The awaited asset. */
	private final transient AssetKey assetKey;

	/** The awaited partition. */
	private final @Nullable String partition;

	/**
	 * Create a new exception.
	 * @param reason the reason
	 * @param message the reason and the asset; safe to log
	 * @param assetKey the awaited asset
	 * @param partition the awaited partition, or {@code null} for any
	 * @param cause the failure that prevented the client from determining the state, or
	 * {@code null}
	 */
	public MaterializationAwaitException(Reason reason, String message, AssetKey assetKey, @Nullable String partition,
			@Nullable Throwable cause) {
		super("MaterializationAwait", message, false, cause);
		this.reason = reason;
		this.assetKey = assetKey;
		this.partition = partition;
	}

	/**
	 * Return the reason why the wait failed.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return the awaited asset.
	 * @return the key
	 */
	public AssetKey getAssetKey() {
		return this.assetKey;
	}

	/**
	 * Return the awaited partition.
	 * @return the partition key, or {@code null} for any
	 */
	public @Nullable String getPartition() {
		return this.partition;
	}

	/**
	 * Reason why a wait failed.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** The asset was not materialized in time. */
		TIMEOUT,

		/** The client was closed, or its waits were ended. */
		CLOSED

	}

}
