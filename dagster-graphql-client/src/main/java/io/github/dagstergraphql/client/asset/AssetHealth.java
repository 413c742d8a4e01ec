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

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Health of an asset as determined by Dagster+ ({@code AssetHealth}).
 *
 * @since 0.1.0
 */
public final class AssetHealth {

	private final AssetHealthStatus status;

	private final AssetHealthStatus materializationStatus;

	private final AssetHealthStatus checksStatus;

	private final AssetHealthStatus freshnessStatus;

	private AssetHealth(AssetHealthStatus status, AssetHealthStatus materializationStatus,
			AssetHealthStatus checksStatus, AssetHealthStatus freshnessStatus) {
		Assert.notNull(status, "status must not be null");
		Assert.notNull(materializationStatus, "status of the materialization must not be null");
		Assert.notNull(checksStatus, "status of the checks must not be null");
		Assert.notNull(freshnessStatus, "status of the freshness must not be null");
		this.status = status;
		this.materializationStatus = materializationStatus;
		this.checksStatus = checksStatus;
		this.freshnessStatus = freshnessStatus;
	}

	/**
	 * Create a health, for example for tests.
	 * @param status the health of the asset
	 * @param materializationStatus the health of its materializations
	 * @param checksStatus the health of its checks
	 * @param freshnessStatus the health of its freshness
	 * @return the health
	 */
	public static AssetHealth of(AssetHealthStatus status, AssetHealthStatus materializationStatus,
			AssetHealthStatus checksStatus, AssetHealthStatus freshnessStatus) {
		return new AssetHealth(status, materializationStatus, checksStatus, freshnessStatus);
	}

	/**
	 * Return the health of the asset, which is the worst of its aspects.
	 * @return {@code assetHealth}
	 */
	public AssetHealthStatus status() {
		return this.status;
	}

	/**
	 * Return whether the latest materializations, of all partitions if there are any,
	 * have succeeded.
	 * @return {@code materializationStatus}
	 */
	public AssetHealthStatus materializationStatus() {
		return this.materializationStatus;
	}

	/**
	 * Return whether the asset checks have passed.
	 * @return {@code assetChecksStatus}
	 */
	public AssetHealthStatus checksStatus() {
		return this.checksStatus;
	}

	/**
	 * Return whether the asset complies with its freshness policy.
	 * @return {@code freshnessStatus}
	 */
	public AssetHealthStatus freshnessStatus() {
		return this.freshnessStatus;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof AssetHealth health && state().equals(health.state()));
	}

	@Override
	public int hashCode() {
		return state().hashCode();
	}

	private List<AssetHealthStatus> state() {
		return List.of(this.status, this.materializationStatus, this.checksStatus, this.freshnessStatus);
	}

	@Override
	public String toString() {
		return "AssetHealth[" + this.status + ", materialization=" + this.materializationStatus + ", checks="
				+ this.checksStatus + ", freshness=" + this.freshnessStatus + "]";
	}

}
