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

package io.github.dagstergraphql.client.automation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Kind of a sensor ({@code SensorType}).
 *
 * @since 0.1.0
 */
public enum SensorType {

	/** A sensor whose code decides on its own ({@code @sensor}). */
	STANDARD,

	/** A sensor for the status of runs ({@code @run_status_sensor}). */
	RUN_STATUS,

	/** A sensor for the events of an asset ({@code @asset_sensor}). */
	ASSET,

	/** A sensor for the events of several assets ({@code @multi_asset_sensor}). */
	MULTI_ASSET,

	/** A sensor for freshness policies ({@code @freshness_policy_sensor}). */
	FRESHNESS_POLICY,

	/**
	 * A sensor that materializes assets with an auto-materialize policy. Servers older
	 * than 1.7 call it {@code AUTOMATION_POLICY}.
	 */
	@JsonAlias("AUTOMATION_POLICY")
	AUTO_MATERIALIZE,

	/** A sensor for the automation conditions of assets. */
	AUTOMATION,

	/**
	 * A kind that the server does not know, or of a newer server that this version of the
	 * client does not know.
	 */
	@JsonEnumDefaultValue
	UNKNOWN

}
