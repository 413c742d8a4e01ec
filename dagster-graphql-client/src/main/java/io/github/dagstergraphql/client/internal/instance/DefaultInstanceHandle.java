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

import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.instance.ReactiveInstanceHandle;
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
	public String toString() {
		return "InstanceHandle[" + url() + "]";
	}

}
