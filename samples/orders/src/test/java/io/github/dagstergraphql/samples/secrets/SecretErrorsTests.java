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

import java.util.Map;

import io.github.dagstergraphql.client.run.RunHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no operation exposes a secret if the server responds with errors.
 */
class SecretErrorsTests extends AbstractSecretsTests {

	@ParameterizedTest
	@EnumSource(from = "GRAPHQL_ERRORS", mode = EnumSource.Mode.MATCH_NONE, names = "DATABASE_.*")
	void errorsOfTheServer(Fault fault) throws Exception {
		callWith(fault);
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
