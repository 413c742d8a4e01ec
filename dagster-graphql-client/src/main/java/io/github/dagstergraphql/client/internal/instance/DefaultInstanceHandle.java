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

import java.net.URI;
import java.util.List;

import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
import io.github.dagstergraphql.client.instance.RunQueue;
import io.github.dagstergraphql.client.internal.call.Blocking;

/**
 * The blocking {@link InstanceHandle}.
 */
public final class DefaultInstanceHandle implements InstanceHandle {

	private final ReactiveInstanceHandle instance;

	public DefaultInstanceHandle(ReactiveInstanceHandle instance) {
		this.instance = instance;
	}

	@Override
	public URI url() {
		return this.instance.url();
	}

	@Override
	public String version() {
		return Blocking.query(this.instance.version());
	}

	@Override
	public List<DaemonStatus> daemons() {
		return Blocking.query(this.instance.daemons());
	}

	@Override
	public InstanceSettings settings() {
		return Blocking.query(this.instance.settings());
	}

	@Override
	public RunQueue runQueue() {
		return Blocking.query(this.instance.runQueue());
	}

	@Override
	public List<ConcurrencyPool> pools() {
		return Blocking.query(this.instance.pools());
	}

	@Override
	public ConcurrencyPool pool(String name) {
		return Blocking.query(this.instance.pool(name));
	}

	@Override
	public void setPoolLimit(String pool, int limit) {
		Blocking.completion(this.instance.setPoolLimit(pool, limit));
	}

	@Override
	public void deletePoolLimit(String pool) {
		Blocking.completion(this.instance.deletePoolLimit(pool));
	}

	@Override
	public void freePoolSlots(String runId) {
		Blocking.completion(this.instance.freePoolSlots(runId));
	}

	@Override
	public void freePoolSlots(String runId, String stepKey) {
		Blocking.completion(this.instance.freePoolSlots(runId, stepKey));
	}

	@Override
	public void pauseAutoMaterialize() {
		Blocking.completion(this.instance.pauseAutoMaterialize());
	}

	@Override
	public void resumeAutoMaterialize() {
		Blocking.completion(this.instance.resumeAutoMaterialize());
	}

	@Override
	public CallerPermissions permissions() {
		return Blocking.query(this.instance.permissions());
	}

	@Override
	public String toString() {
		return "InstanceHandle[" + url() + "]";
	}

}
