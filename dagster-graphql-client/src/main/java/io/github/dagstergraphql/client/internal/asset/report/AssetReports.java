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

package io.github.dagstergraphql.client.internal.asset.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.asset.AssetCheckReport;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.asset.AssetReportException;
import io.github.dagstergraphql.client.internal.call.Deadline;
import io.github.dagstergraphql.client.internal.json.Json;
import io.github.dagstergraphql.client.internal.metadata.AssetKeys;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.Request;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.transport.RestResponseReader;
import io.github.dagstergraphql.client.key.AssetKey;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Reports to Dagster about assets. The GraphQL API has no metadata of materializations
 * and observations, so that they are sent to paths of the webserver beside it.
 */
public final class AssetReports {

	private static final String SINCE = "1.5.4";

	static final Operation<Boolean> MATERIALIZATION = report("ReportAssetMaterialization",
			"/report_asset_materialization/", "Reporting a materialization");

	static final Operation<Boolean> OBSERVATION = report("ReportAssetObservation", "/report_asset_observation/",
			"Reporting an observation");

	static final Operation<Boolean> CHECK = report("ReportAssetCheck", "/report_asset_check/",
			"Reporting the evaluation of an asset check");

	static final Operation<ReportedCheck> DETAILED_CHECK = Operation
		.<ReportedCheck>mutation(AssetReports.class, "ReportAssetCheckEvaluation", "reportAssetCheckEvaluations")
		.since("1.13.0", "Reporting the evaluation of an asset check with a partition or a description")
		.on(ReportedCheck.class, "ReportAssetCheckEvaluationsSuccess")
		.build();

	private final DagsterTransport transport;

	public AssetReports(DagsterTransport transport) {
		this.transport = transport;
	}

	private static Operation<Boolean> report(String name, String path, String feature) {
		return Operation.post(name, path)
			.since(SINCE, feature)
			.error(RestResponseReader.REJECTED, AssetReportException::new)
			.build();
	}

	public Mono<Void> materialization(AssetKey key, AssetReport report) {
		return send(MATERIALIZATION, key, report);
	}

	public Mono<Void> observation(AssetKey key, AssetReport report) {
		return send(OBSERVATION, key, report);
	}

	private Mono<Void> send(Operation<Boolean> operation, AssetKey key, AssetReport report) {
		Assert.notNull(report, "report must not be null");
		return this.transport
			.execute(new Request<>(operation, ReportBody.of(key, report), ReportBody.confidential(report), null))
			.then();
	}

	/**
	 * Report the evaluation of a check.
	 * @param key the asset
	 * @param report the evaluation
	 * @return completes when it has been recorded
	 */
	public Mono<Void> check(AssetKey key, AssetCheckReport report) {
		Assert.notNull(report, "report must not be null");
		// older servers would silently ignore both
		if (report.partition() != null || report.description() != null) {
			return this.transport
				.execute(new Request<>(DETAILED_CHECK, variables(key, report), ReportBody.confidential(report), null))
				.then();
		}
		Request<Boolean> request = new Request<>(CHECK, ReportBody.of(key, report), ReportBody.confidential(report),
				null);
		return report.metadata().isEmpty() ? this.transport.execute(request).then() : this.transport
			.within(this.transport.timeouts().forRead(), (deadline) -> withMetadata(request, deadline));
	}

	// Older servers would record the metadata in a form that they cannot read.
	private Mono<Void> withMetadata(Request<Boolean> request, Deadline deadline) {
		Mono<Void> version = deadline.limit(
				this.transport.versions().require("Reporting the evaluation of an asset check with metadata", "1.8.13"),
				"Querying the version");
		return this.transport
			.together(version.then(Mono.defer(() -> this.transport.execute(request, deadline))).then());
	}

	private static Map<String, Object> variables(AssetKey key, AssetCheckReport report) {
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("assetKey", AssetKeys.toInput(key));
		params.put("checkName", report.checkName());
		params.put("passed", report.isPassed());
		params.put("severity", report.severity().name());
		if (!report.metadata().isEmpty()) {
			params.put("serializedMetadata", Json.MAPPER.writeValueAsString(ReportBody.toJson(report.metadata())));
		}
		if (report.partition() != null) {
			params.put("partitionKeys", List.of(report.partition()));
		}
		if (report.description() != null) {
			params.put("description", report.description());
		}
		return Map.of("eventParams", params);
	}

}
