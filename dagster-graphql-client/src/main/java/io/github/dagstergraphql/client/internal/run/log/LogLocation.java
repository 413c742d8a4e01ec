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

package io.github.dagstergraphql.client.internal.run.log;

import java.net.URI;

import io.github.dagstergraphql.client.internal.operation.DataReader;
import io.github.dagstergraphql.client.internal.operation.Result;
import io.github.dagstergraphql.client.internal.shape.Required;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.log.CapturedLogMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A {@code CapturedLogsMetadata}.
 *
 * @param stdoutDownloadUrl the URL of the standard output, which may be a path
 * @param stdoutLocation the location of the standard output
 * @param stderrDownloadUrl the URL of the standard error, which may be a path
 * @param stderrLocation the location of the standard error
 */
record LogLocation(@Nullable String stdoutDownloadUrl, @Nullable String stdoutLocation,
		@Nullable String stderrDownloadUrl, @Nullable String stderrLocation) {

	static final DataReader<LogLocation> READER = DataReader.tree(LogLocation::read);

	private static @Nullable Result<LogLocation> read(JsonNode data) {
		JsonNode location = data.get("capturedLogsMetadata");
		if (location == null || location.isNull()) {
			return null;
		}
		if (!location.isObject()) {
			throw new ShapeException("capturedLogsMetadata");
		}
		return new Result.Value<>(new LogLocation(text(location, "stdoutDownloadUrl"), text(location, "stdoutLocation"),
				text(location, "stderrDownloadUrl"), text(location, "stderrLocation")));
	}

	private static @Nullable String text(JsonNode location, String field) {
		JsonNode value = location.get(field);
		return (value == null || value.isNull()) ? null : Required.string(value, field);
	}

	LogLocation check() {
		toMetadata(URI.create("http://localhost/"));
		return this;
	}

	/**
	 * Return the location with absolute URLs.
	 * @param webserver the URL of the webserver, which ends with a slash
	 * @return the location
	 */
	CapturedLogMetadata toMetadata(URI webserver) {
		return new CapturedLogMetadata(resolve(webserver, this.stdoutDownloadUrl, "stdoutDownloadUrl"),
				this.stdoutLocation, resolve(webserver, this.stderrDownloadUrl, "stderrDownloadUrl"),
				this.stderrLocation);
	}

	// the path of the webserver does not include its path prefix
	private static @Nullable URI resolve(URI webserver, @Nullable String url, String field) {
		if (url == null) {
			return null;
		}
		try {
			return webserver.resolve(url.startsWith("/") ? url.substring(1) : url);
		}
		catch (IllegalArgumentException ex) {
			throw new ShapeException(field);
		}
	}

	/**
	 * Return a description without URLs, which may be signed.
	 */
	@Override
	public String toString() {
		return "LogLocation[" + this.stdoutLocation + "]";
	}

}
