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

package io.github.dagstergraphql.test.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.test.internal.asset.AssetReports;
import io.github.dagstergraphql.test.internal.asset.RejectedReportException;
import io.github.dagstergraphql.test.internal.asset.ReportReader;
import io.github.dagstergraphql.test.internal.json.JsonText;
import io.github.dagstergraphql.test.request.RecordedReport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/**
 * The paths of Dagster's webserver for reports about assets.
 */
final class ReportEndpoint {

	private static final String JSON = "application/json";

	private final AssetReports reports;

	private final FaultedAnswers faults;

	private final boolean readOnly;

	ReportEndpoint(AssetReports reports, FaultQueue faults, boolean readOnly) {
		this.reports = reports;
		this.faults = new FaultedAnswers(faults);
		this.readOnly = readOnly;
	}

	/**
	 * Answer a request.
	 * @param request the request
	 * @return the response
	 */
	Mono<FaultedAnswers.Reply> answer(Request request) {
		return this.faults.answer(request.path()::operation, Mono.fromSupplier(() -> act(request)));
	}

	private HttpAnswer act(Request request) {
		Map<?, ?> body = Map.of();
		if (request.contentType() != null) {
			if (!request.contentType().equals(JSON)) {
				return error(400,
						"Unhandled content type " + request.contentType() + ", expect no body or application/json");
			}
			try {
				Object value = JsonText.read(new String(request.body(), StandardCharsets.UTF_8));
				if (value instanceof Map<?, ?> object) {
					body = object;
				}
				else if (!(value instanceof List<?>)) {
					// Dagster looks for keys in the value, which a list permits
					return GraphQlEndpoint.CRASH;
				}
			}
			catch (JacksonException ex) {
				return GraphQlEndpoint.CRASH;
			}
		}
		return act(request, new ReportReader(request.path().type(), body, request.parameters()));
	}

	private HttpAnswer act(Request request, ReportReader reader) {
		AssetKey key = reader.assetKey(request.key());
		if (key == null) {
			return error(400, "Empty asset key, must provide asset key as url path after " + request.path().shown()
					+ " or query param asset_key.");
		}
		if (this.readOnly) {
			return error(401, "Not authorized to report runless asset events.");
		}
		try {
			this.reports.add(reader.read(key, request.clientName()));
		}
		catch (RejectedReportException ex) {
			return error(400, ex.error());
		}
		return HttpAnswer.json(200, Map.of());
	}

	private static HttpAnswer error(int status, String message) {
		return HttpAnswer.json(status, Map.of("error", message));
	}

	/**
	 * A request.
	 *
	 * @param path the path
	 * @param key the end of the path
	 * @param contentType the content type, or {@code null}
	 * @param body the body
	 * @param parameters the query parameters
	 * @param clientName the name of the client, or {@code null}
	 */
	record Request(Path path, String key, @Nullable String contentType, byte[] body, Map<String, String> parameters,
			@Nullable String clientName) {

	}

	/**
	 * A path, with the operation of the client that uses it.
	 */
	enum Path {

		MATERIALIZATION("/report_asset_materialization/", "ReportAssetMaterialization",
				RecordedReport.Type.MATERIALIZATION),

		OBSERVATION("/report_asset_observation/", "ReportAssetObservation", RecordedReport.Type.OBSERVATION),

		CHECK("/report_asset_check/", "ReportAssetCheck", RecordedReport.Type.CHECK);

		private final String prefix;

		private final String operation;

		private final RecordedReport.Type type;

		Path(String prefix, String operation, RecordedReport.Type type) {
			this.prefix = prefix;
			this.operation = operation;
			this.type = type;
		}

		/**
		 * Find the path of a request.
		 * @param path the path below the path prefix
		 * @return the path, or {@code null} if it is another one
		 */
		static @Nullable Path of(String path) {
			for (Path candidate : values()) {
				if (path.startsWith(candidate.prefix)) {
					return candidate;
				}
			}
			return null;
		}

		String keyIn(String path) {
			return path.substring(this.prefix.length());
		}

		String operation() {
			return this.operation;
		}

		RecordedReport.Type type() {
			return this.type;
		}

		// as in the messages of Dagster
		String shown() {
			return (this == CHECK) ? "/report_asset_check_evaluation/" : MATERIALIZATION.prefix;
		}

	}

}
