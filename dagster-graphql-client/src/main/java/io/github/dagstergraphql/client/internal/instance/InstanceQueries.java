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

package io.github.dagstergraphql.client.internal.instance;

import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Queries for the settings and the pools of the instance, and for permissions.
 */
final class InstanceQueries {

	/** First version that has the permissions and switches of later versions. */
	static final String SINCE = "1.5.0";

	/** First version that shows the run queue, and the steps in pools. */
	static final String POOLS_SINCE = "1.5.10";

	private static final String[] YOUNGER_POOL_FIELDS = { "limit", "usingDefaultLimit" };

	static final Operation<InstanceSettings> SETTINGS = Operation
		.<SettingsFields>query(InstanceQueries.class, "InstanceSettings", "instance")
		.since(POOLS_SINCE, "Querying the settings of the instance")
		.younger("isOpConcurrencyAware", "poolConfig", "minConcurrencyLimitValue", "maxConcurrencyLimitValue",
				"useAutoMaterializeSensors", "freshnessEvaluationEnabled")
		.on(SettingsFields.class, "Instance")
		.build()
		.map(SettingsFields::toSettings);

	static final Operation<List<ConcurrencyPool>> POOLS = Operation.<PoolFields.All>query(InstanceQueries.class,
			"Pools", "instance")
		.since(POOLS_SINCE, "Querying pools")
		.younger(YOUNGER_POOL_FIELDS)
		.on(PoolFields.All.class, "Instance")
		.build()
		.map(PoolFields.All::toPools);

	static final Operation<ConcurrencyPool> POOL = Operation.<PoolFields.One>query(InstanceQueries.class, "Pool",
			"instance")
		.since(POOLS_SINCE, "Querying pools")
		.younger(YOUNGER_POOL_FIELDS)
		.on(PoolFields.One.class, "Instance")
		.build()
		.map(PoolFields.One::toPool);

	static final Operation<CallerPermissions> PERMISSIONS = Operation
		.<PermissionFields>query(InstanceQueries.class, "Permissions", "permissions")
		.since(SINCE, "Querying permissions")
		.read(DataReader.record(PermissionFields.class))
		.build()
		.map(PermissionFields::toPermissions);

	private final DagsterTransport transport;

	InstanceQueries(DagsterTransport transport) {
		this.transport = transport;
	}

	Mono<InstanceSettings> settings() {
		return this.transport.execute(SETTINGS, Map.of());
	}

	Mono<List<ConcurrencyPool>> pools() {
		return this.transport.execute(POOLS, Map.of());
	}

	Mono<ConcurrencyPool> pool(String name) {
		Assert.hasText(name, "name of the pool must not be empty");
		return this.transport.execute(POOL, Map.of("concurrencyKey", name));
	}

	Mono<CallerPermissions> permissions() {
		return this.transport.execute(PERMISSIONS, Map.of());
	}

}
