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

package io.github.dagstergraphql.boot.autoconfigure;

/**
 * Bean names of clients and of related beans.
 */
final class BeanNames {

	/** Client without a name. */
	static final String CLIENT = "dagsterGraphQlClient";

	/** Reactive counterpart of the client without a name. */
	static final String REACTIVE_CLIENT = "reactiveDagsterGraphQlClient";

	/** Spring GraphQL client for the same server. */
	static final String HTTP_GRAPHQL_CLIENT = "dagsterHttpGraphQlClient";

	/** Builder of the client without a name. */
	static final String BUILDER = "dagsterGraphQlClientBuilder";

	/** Connection details of the client without a name. */
	static final String CONNECTION_DETAILS = "dagsterConnectionDetails";

	/** Factory of all clients. */
	static final String FACTORY = "dagsterClientFactory";

	private BeanNames() {
	}

	static String connectionDetails(String clientName) {
		return DagsterClients.DEFAULT_NAME.equals(clientName) ? CONNECTION_DETAILS
				: clientName + "DagsterConnectionDetails";
	}

	static String client(String clientName) {
		return clientName + "DagsterGraphQlClient";
	}

	static String httpGraphQlClient(String clientName) {
		return clientName + "DagsterHttpGraphQlClient";
	}

	static String reactiveClient(String clientName) {
		return clientName + "ReactiveDagsterGraphQlClient";
	}

}
