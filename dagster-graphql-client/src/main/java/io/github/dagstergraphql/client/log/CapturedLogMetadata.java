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

package io.github.dagstergraphql.client.log;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Location of a captured log ({@code CapturedLogsMetadata}). All values are {@code null}
 * if the server does not keep captured logs.
 *
 * @param stdoutDownloadUrl {@code stdoutDownloadUrl} as an absolute URL, which may be
 * signed for cloud storage; {@code null} if there is none
 * @param stdoutLocation {@code stdoutLocation}: the file or object on the server or in
 * cloud storage; {@code null} if there is none
 * @param stderrDownloadUrl {@code stderrDownloadUrl} as an absolute URL, which may be
 * signed for cloud storage; {@code null} if there is none
 * @param stderrLocation {@code stderrLocation}: the file or object on the server or in
 * cloud storage; {@code null} if there is none
 * @since 0.1.0
 */
public record CapturedLogMetadata(@Nullable URI stdoutDownloadUrl, @Nullable String stdoutLocation,
		@Nullable URI stderrDownloadUrl, @Nullable String stderrLocation) {

	/**
	 * Return a description without the download URLs, which may be signed.
	 */
	@Override
	public String toString() {
		return "CapturedLogMetadata[stdoutLocation=" + this.stdoutLocation + ", stderrLocation=" + this.stderrLocation
				+ "]";
	}

}
