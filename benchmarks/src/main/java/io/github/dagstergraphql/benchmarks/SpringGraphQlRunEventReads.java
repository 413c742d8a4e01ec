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

package io.github.dagstergraphql.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Reads events with Spring's {@link HttpGraphQlClient} and records, with the document of
 * the client.
 */
final class SpringGraphQlRunEventReads implements RunEventReads {

	private static final List<String> DOCUMENTS = List.of("run/event/RunEvents", "run/event/RunEventFields",
			"run/event/TypeCheckFields", "operation/fragment/MetadataFields", "operation/fragment/TableSchemaFields",
			"operation/fragment/PythonErrorChain", "operation/fragment/PythonErrorFields");

	private static final int MAX_PAGE = 64 * 1024 * 1024;

	private final String document = DOCUMENTS.stream().map(ClientDocuments::read).collect(Collectors.joining("\n"));

	private final HttpGraphQlClient client;

	private final ConnectionProvider connections = StatusCalls.connections();

	SpringGraphQlRunEventReads(String url) {
		WebClient.Builder webClient = WebClient.builder()
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(MAX_PAGE))
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(this.connections)));
		this.client = HttpGraphQlClient.builder(webClient).url(url).build();
	}

	@Override
	public Totals read(String runId) {
		Totals totals = Totals.NONE;
		String cursor = null;
		boolean hasMore = true;
		while (hasMore) {
			Page page = page(runId, cursor);
			for (Event event : page.events()) {
				totals = totals.plus(event.message());
			}
			cursor = page.cursor();
			hasMore = page.hasMore();
		}
		return totals;
	}

	private Page page(String runId, @Nullable String cursor) {
		HttpGraphQlClient.RequestSpec request = this.client.document(this.document)
			.operationName("RunEvents")
			.variable("runId", runId)
			.variable("limit", LogPages.EVENTS);
		if (cursor != null) {
			request.variable("afterCursor", cursor);
		}
		return Objects.requireNonNull(request.retrieve("logsForRun").toEntity(Page.class).block());
	}

	@Override
	public void close() {
		this.connections.dispose();
	}

	record Page(String cursor, boolean hasMore, List<Event> events) {

	}

	record Event(String __typename, String runId, String timestamp, String level, String message,
			@Nullable String stepKey, @Nullable List<Metadata> metadataEntries, @Nullable String markerStart,
			@Nullable String markerEnd, @Nullable String inputName, @Nullable String outputName,
			@Nullable TypeCheck typeCheck, @Nullable String managerKey, @Nullable String upstreamOutputName,
			@Nullable String upstreamStepKey, @Nullable AssetKey assetKey, @Nullable String partition,
			@Nullable String description, @Nullable List<Tag> tags, @Nullable String fileKey,
			@Nullable List<String> stepKeys, @Nullable Integer pid, @Nullable String externalUrl,
			@Nullable String externalStdoutUrl, @Nullable String externalStderrUrl, @Nullable PythonError error) {

	}

	record Metadata(String __typename, String label, @Nullable String description, @Nullable String text,
			@Nullable String intRepr, @Nullable Double floatValue, @Nullable Boolean boolValue,
			@Nullable String jsonString, @Nullable String mdStr, @Nullable String url, @Nullable String path) {

	}

	record TypeCheck(boolean success, @Nullable String label, @Nullable String description,
			List<Metadata> metadataEntries) {

	}

	record AssetKey(List<String> path) {

	}

	record Tag(String key, String value) {

	}

	record PythonError(@Nullable String className, String message, List<String> stack) {

	}

}
