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

package io.github.dagstergraphql.client;

import io.github.dagstergraphql.client.asset.AssetWipeException;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AssetWipeTests {

	private static final String SUCCESS = "{\"data\":{\"wipeAssets\":{\"__typename\":\"AssetWipeSuccess\"}}}";

	private static final StubDagster.Answer UNKNOWN_ARGUMENT = StubDagster.Answer.of(400, "application/json",
			"{\"data\":null,\"errors\":[{\"message\":\"Unknown argument on field 'Mutation.wipeAssets'.\"}]}");

	private final StubDagster dagster = new StubDagster();

	private final DagsterGraphQlClient client = this.dagster.client().build();

	@AfterEach
	void close() {
		this.client.close();
		this.dagster.close();
	}

	@Test
	void theDocumentForOlderServersIsSentOnceItIsNeeded() {
		answerOnly("WipeAssetKeys");
		this.client.asset("raw/orders").wipe();
		this.client.asset("raw/orders").wipe();
		assertThat(this.dagster.requests()).extracting(StubDagster.Request::operation)
			.containsExactly("WipeAsset", "WipeAssetKeys", "WipeAssetKeys");
		assertThat(this.dagster.requests().get(1).variables().toString())
			.isEqualTo("{\"keys\":[{\"path\":[\"raw\",\"orders\"]}]}");
	}

	@Test
	void anUpdatedServerReceivesTheOtherDocument() {
		answerOnly("WipeAssetKeys");
		this.client.asset("a").wipe();
		answerOnly("WipeAsset");
		assertThatExceptionOfType(GraphQlRequestException.class).isThrownBy(() -> this.client.asset("a").wipe())
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		this.client.asset("a").wipe();
		assertThat(this.dagster.requests()).extracting(StubDagster.Request::operation).endsWith("WipeAsset");
	}

	@Test
	void aStorageWithoutSupportIsReported() {
		this.dagster.answer("{\"data\":{\"wipeAssets\":{\"__typename\":\"UnsupportedOperationError\","
				+ "\"message\":\"Partitioned asset wipe is not supported yet.\"}}}");
		assertThatExceptionOfType(AssetWipeException.class)
			.isThrownBy(() -> this.client.asset("a").wipePartitions("p", "q"))
			.withMessage("UnsupportedOperationError: Partitioned asset wipe is not supported yet.")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		assertThat(this.dagster.requests().get(0).variables()).isEqualTo(JsonMapper.shared().readTree("""
				{"ranges": [{"assetKey": {"path": ["a"]}, "partitions": {"range": {"start": "p", "end": "q"}}}]}"""));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.asset("a").wipePartitions("", "q"));
	}

	private void answerOnly(String operation) {
		this.dagster.answer((request) -> request.operation().equals(operation) ? StubDagster.Answer.json(SUCCESS)
				: UNKNOWN_ARGUMENT);
	}

}
