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

package io.github.dagstergraphql.samples.secrets;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.internal.operation.OperationCatalog;
import io.github.dagstergraphql.client.run.RunHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no operation exposes a secret, regardless of the response of the server.
 */
class SecretResponsesTests extends AbstractSecretsTests {

	/** Requests to each of these servers, regardless of the response. */
	private static final Set<Secret> SENT = EnumSet.complementOf(EnumSet.of(Secret.PROXY_PASSWORD,
			Secret.KEY_STORE_PASSWORD, Secret.CLIENT_SECRET, Secret.IDEMPOTENCY_KEY, Secret.OTHER_TAG,
			Secret.OTHER_CONFIG, Secret.OTHER_KEY, Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG));

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REASON_PHRASE|DATABASE_.*")
	void responsesOfTheServer(Fault fault) throws Exception {
		server.fault(fault);
		tlsServer.fault(fault);
		call(client((fault == Fault.NO_ANSWER) ? "impatient" : "patient"), Operations.all());
		call(client("impatient"), Operations.keyed());
		if (fault != Fault.NO_ANSWER) {
			for (String name : List.of("bearer", "plus", "userinfo", "oauth2", "tls")) {
				call(client(name), Operations.some());
			}
			assertThat(server.seen()).containsAll(SENT);
		}
		get("/health");
		assertThat(server.answers(fault)).isPositive();
	}

	@Test
	void noOperationIsLeftOut() throws Exception {
		CalledOperations operations = new CalledOperations();
		call(operations.noting(client("patient")), Operations.all());
		call(operations.noting(client("patient")), Operations.keyed());
		call(operations.noting(client("patient")), Operations.all());
		assertThat(operations.asked()).containsAll(CalledOperations.of(DagsterGraphQlClient.class))
			.contains("RunHandle.reexecute", "ReactiveRunsSpec.terminate", "RetrieveSpec.toEntity");
		Set<String> all = new TreeSet<>(OperationCatalog.find().keySet());
		// for servers older than 1.8
		all.remove("WipeAssetKeys");
		// after an asset was not found, without variables
		all.remove("AssetKeys");
		assertThat(server.operations()).as("operations that no call in Operations sends").containsAll(all);
		assertThat(server.seen()).contains(Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG, Secret.FILTER_TAG);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "DATABASE_.*")
	void databaseMessagesAreRedacted(Fault fault) throws Exception {
		server.fault(fault);
		call(client("patient"), Operations.all());
		call(client("patient"), Operations.all());
		get("/health");
		assertThat(server.answers(fault)).isGreaterThan(2 * DatabaseMessages.values().length);
	}

	@Test
	void responsesToAReexecution() throws Exception {
		RunHandle run = client("patient").job(Operations.JOB).launch();
		server.fault(Fault.PYTHON_ERROR_OF_MUTATIONS);
		call(client("patient"),
				Map.of("re-execution", (client) -> Operations.reexecution(client.run(run.id())).launch()));
		assertThat(server.seen()).contains(Secret.REEXECUTION_CONFIG, Secret.REEXECUTION_TAG);
	}

}
