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

package io.github.dagstergraphql.client.internal.stream;

import java.net.URI;

import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a subscription has no results or no further ones.
 */
final class SocketFailures {

	private final SocketSettings settings;

	private final URI url;

	SocketFailures(SocketSettings settings) {
		this.settings = settings;
		this.url = settings.url();
	}

	DagsterConnectionException disabled(Call<?> call) {
		return notSent(call, "WebSocket connections are disabled (live, dagster.live)");
	}

	DagsterConnectionException unsupported(Call<?> call) {
		return notSent(call, "the HTTP client does not support WebSocket connections. "
				+ "Use Reactor Netty (clientConnector), and a host name without underscores");
	}

	DagsterConnectionException limit(Call<?> call) {
		return notSent(call,
				"all %d WebSocket connections are in use (maxLiveConnections, dagster.max-live-connections)"
					.formatted(this.settings.maxConnections()));
	}

	DagsterConnectionException clientClosed(Call<?> call) {
		return new DagsterConnectionException(
				"%s was ended: the client for Dagster at %s has been closed".formatted(call, this.url), false, null);
	}

	private DagsterConnectionException notSent(Call<?> call, String reason) {
		return new DagsterConnectionException("%s was not sent to %s: %s".formatted(call, this.url, reason), false,
				null);
	}

	InvalidResponseException notUpgraded(Call<?> call, int status) {
		return new InvalidResponseException(
				("%s was not sent: the server at %s did not open a WebSocket connection (HTTP %d). "
						+ "A gateway in front of Dagster must forward the headers Upgrade and Connection")
					.formatted(call, this.url, status),
				false, status, "");
	}

	InvalidResponseException otherProtocol(Call<?> call) {
		return invalid(call, "opened a WebSocket connection without the sub-protocol " + SocketSession.PROTOCOL);
	}

	InvalidResponseException rejected(Call<?> call) {
		return invalid(call, "rejected the WebSocket connection");
	}

	InvalidResponseException binary(Call<?> call) {
		return invalid(call, "sent a binary message over the WebSocket connection");
	}

	InvalidResponseException violation(Call<?> call) {
		return invalid(call, "violated the WebSocket protocol");
	}

	private InvalidResponseException invalid(Call<?> call, String what) {
		return new InvalidResponseException("%s failed: the server at %s %s".formatted(call, this.url, what), false,
				ServerMessageReader.STATUS, "");
	}

	DagsterTimeoutException notOpened(Call<?> call) {
		return new DagsterTimeoutException(
				"%s was not sent: the server at %s did not open a WebSocket connection within the %s".formatted(call,
						this.url, this.settings.openTimeout()),
				false, null);
	}

	DagsterConnectionException closed(Call<?> call, @Nullable WebSocketCloseStatus status, @Nullable Throwable cause) {
		return new DagsterConnectionException("%s was interrupted: the WebSocket connection to %s %s".formatted(call,
				this.url, describe(call, status)), false, cause);
	}

	private static String describe(Call<?> call, @Nullable WebSocketCloseStatus status) {
		if (status == null || status.code() < 0) {
			return "broke";
		}
		String reason = (status.reasonText() != null) ? status.reasonText().strip() : "";
		return "was closed by the server (code %d%s)".formatted(status.code(),
				reason.isEmpty() ? "" : ", " + MessageText.name(call.redactor().redact(reason)));
	}

	DagsterConnectionException silent(Call<?> call) {
		return new DagsterConnectionException("%s was interrupted: nothing was received from %s for %s".formatted(call,
				this.url, DurationText.of(this.settings.silence())), false, null);
	}

	DagsterConnectionException overflow(Call<?> call) {
		return new DagsterConnectionException(
				"%s was interrupted: the results from %s were consumed too slowly, and the buffer is full"
					.formatted(call, this.url),
				false, null);
	}

}
