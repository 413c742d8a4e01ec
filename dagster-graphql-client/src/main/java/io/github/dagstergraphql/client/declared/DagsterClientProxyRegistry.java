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

/**
 * Access to declared clients with the settings of the application: its
 * {@link io.github.dagstergraphql.client.DagsterGraphQlClient clients}, placeholders and
 * {@link DagsterClientProxyFactoryCustomizer customizers}. {@link ImportDagsterClients}
 * registers a bean of this type.
 *
 * @since 0.1.0
 */
public interface DagsterClientProxyRegistry {

	/**
	 * Create a declared client. The beans of {@link ImportDagsterClients} are created by
	 * this method.
	 * @param clientType the interface
	 * @param clientName the name of the client that launches the runs, which is the
	 * qualifier or the name of its bean; empty for the client that is injected without a
	 * qualifier
	 * @param <T> the interface
	 * @return a new implementation of the interface
	 * @throws InvalidDagsterClientException if the interface has mistakes, or the client
	 * does not exist
	 */
	<T> T createClient(Class<T> clientType, String clientName);

}
