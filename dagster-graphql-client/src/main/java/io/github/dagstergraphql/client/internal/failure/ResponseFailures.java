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

package io.github.dagstergraphql.client.internal.failure;

import java.net.URI;
import java.util.List;

import io.github.dagstergraphql.client.error.DagsterAuthenticationException;
import io.github.dagstergraphql.client.error.GraphQlErrorInfo;
import io.github.dagstergraphql.client.error.GraphQlRequestException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.internal.call.Call;
import io.github.dagstergraphql.client.internal.json.JsonPlace;
import io.github.dagstergraphql.client.internal.operation.Response;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.text.ServerText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Explains a response without a result of Dagster.
 */
public final class ResponseFailures {

	private static final int EXCERPT_LENGTH = 200;

	private static final String OUTCOME_UNKNOWN = ". The outcome is unknown: Dagster may have executed the request";

	private final URI url;

	public ResponseFailures(URI url) {
		this.url = url;
	}

	public DagsterAuthenticationException notAuthenticated(Call<?> call, int status, String body) {
		String sent = call.sentCredentials().describe();
		return new DagsterAuthenticationException("%s was rejected: %s (HTTP %d%s). %s".formatted(call,
				(status == 407) ? "a proxy in front of the server at " + this.url + " requires its own credentials"
						: "the server at " + this.url + " " + reason(status, sent),
				status, quote(excerpt(call, body)), advice(status, sent)), status);
	}

	private static String reason(int status, String sent) {
		if (status == 401) {
			return sent.isEmpty() ? "requires credentials, and none were sent" : "does not accept " + sent;
		}
		return "does not permit it " + (sent.isEmpty() ? "without credentials" : "with " + sent);
	}

	private static String advice(int status, String sent) {
		if (status == 407) {
			return ProxyFailure.CHECK_CREDENTIALS;
		}
		if (sent.isEmpty()) {
			return "Set credentials(..) or headers(..) of the client (dagster.auth or dagster.headers)";
		}
		return (status == 401)
				? "Check that the credentials are correct, have not expired, and are of the type that the server expects"
				: "Grant the permission, or use credentials that have it";
	}

	// The message of the cause may quote a secret and is only available from the cause
	// itself.
	public DagsterAuthenticationException noCredentials(Call<?> call, Throwable cause) {
		return new DagsterAuthenticationException("%s was not sent to %s: obtaining the credentials failed (%s)"
			.formatted(call, this.url, describe(cause)), cause);
	}

	// The query of a URL may contain a secret; its host and path are configuration.
	private static String describe(Throwable cause) {
		WebClientRequestException request = Causes.find(cause, WebClientRequestException.class);
		if (request != null) {
			return "no response from " + withoutQuery(request.getUri()) + ": "
					+ String.valueOf(request.getRootCause()).replaceAll("^(?:\\w+\\.)+|\\?.*", "");
		}
		WebClientResponseException response = Causes.find(cause, WebClientResponseException.class);
		if (response != null) {
			HttpRequest asked = response.getRequest();
			return "HTTP " + response.getStatusCode().value()
					+ ((asked != null) ? " from " + withoutQuery(asked.getURI()) : "");
		}
		return cause.getClass().getSimpleName();
	}

	private static String withoutQuery(URI url) {
		String authority = String.valueOf(url.getRawAuthority());
		return url.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1)
				+ String.valueOf(url.getRawPath());
	}

	public InvalidResponseException notJson(Call<?> call, int status, @Nullable MediaType contentType,
			@Nullable URI redirect, String body) {
		String excerpt = excerpt(call, body);
		String message = "%s received HTTP %d with %s instead of Dagster's JSON from %s%s%s%s".formatted(call, status,
				(contentType != null) ? MessageText.name(call.redactor().redact(contentType.toString()))
						: "no content type",
				this.url, quote(excerpt), advice(call, status, contentType, redirect), outcome(call, status));
		return new InvalidResponseException(message, call.mayHaveActed(status), status, excerpt);
	}

	private static String advice(Call<?> call, int status, @Nullable MediaType contentType, @Nullable URI redirect) {
		if (redirect != null) {
			String where = (redirect.getHost() != null) ? " at "
					+ MessageText.name(call.redactor().redact(redirect.getScheme() + "://" + redirect.getHost())) : "";
			return ". Redirects are not followed: use the URL of the target" + where;
		}
		if (status == 404 || status == 405) {
			return ". Check the URL and the path prefix: no Dagster webserver responds there";
		}
		if (status == 413) {
			return ". The request has %d bytes, which is more than the server or a proxy in front of it accepts"
				.formatted(call.size());
		}
		if (status < 400 && MediaType.TEXT_HTML.includes(contentType)) {
			return ". Check whether a login page or another proxy is in front of the server";
		}
		return "";
	}

	public InvalidResponseException unreadable(Call<?> call, int status, Throwable cause, String body) {
		String excerpt = excerpt(call, body);
		return new InvalidResponseException("%s received HTTP %d from %s with %s%s%s".formatted(call, status, this.url,
				defect(cause), quote(excerpt), outcome(call, status)), call.mayHaveActed(status), status, excerpt);
	}

	public InvalidResponseException encoded(Call<?> call, int status, String encoding) {
		return new InvalidResponseException(
				"%s received HTTP %d from %s with content encoding %s, which the HTTP client does not decode. Enable decompression in the HTTP client, or disable compression in the server or the gateway in front of it"
					.formatted(call, status, this.url, call.redactor().redact(encoding)),
				call.mayHaveActed(status), status, "");
	}

	private static String defect(Throwable cause) {
		if (cause instanceof StreamReadException ex) {
			TokenStreamLocation location = ex.getLocation();
			return "invalid JSON" + ((location != null)
					? " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")" : "");
		}
		if (cause instanceof JacksonException ex) {
			return "unexpected JSON, at " + JsonPlace.of(ex);
		}
		if (cause instanceof LinkageError) {
			return "JSON that cannot be read: a class is missing (" + cause + ")";
		}
		return "unexpected JSON" + ((cause instanceof ShapeException) ? ", at " + cause.getMessage() : "");
	}

	public InvalidResponseException maintenance(Call<?> call, int status) {
		return new InvalidResponseException(
				"%s was rejected: Dagster at %s is under maintenance (HTTP %d)".formatted(call, this.url, status),
				false, status, "");
	}

	public InvalidResponseException empty(Call<?> call, int status) {
		return new InvalidResponseException(
				"%s received HTTP %d without a body from %s%s%s".formatted(call, status, this.url,
						advice(call, status, null, null), outcome(call, status)),
				call.mayHaveActed(status), status, "");
	}

	public InvalidResponseException tooLarge(Call<?> call, int status, int maxResponseBytes) {
		return new InvalidResponseException(
				"%s received a response of more than %d bytes from %s: request less data, or increase maxResponseSize of the client's builder%s"
					.formatted(call, maxResponseBytes, this.url, outcome(call, status)),
				call.mayHaveActed(status), status, "");
	}

	public GraphQlRequestException graphQlErrors(Call<?> call, Response<?> reply) {
		int status = reply.statusCode();
		List<GraphQlErrorInfo> errors = reply.errors();
		// a gateway may return these, too, without knowing the state of Dagster
		boolean gateway = (status == 408 || status >= 500) && !reply.hasData();
		String more = (errors.size() > 1) ? " (and %d more)".formatted(errors.size() - 1) : "";
		boolean outcomeUnknown = (FailureKinds.wasExecuted(errors) || gateway) && call.mayHaveActed(500);
		String message = "%s failed at %s (HTTP %d): %s%s%s".formatted(call, this.url, status,
				firstLine(call.redactor().redact(errors.get(0).message().strip())), more,
				outcomeUnknown ? OUTCOME_UNKNOWN : "");
		return new GraphQlRequestException(message, outcomeUnknown, status, errors);
	}

	// A Python error without a type continues with details and its stack.
	private static String firstLine(String text) {
		return text.lines().findFirst().orElse("").strip();
	}

	private static String outcome(Call<?> call, int status) {
		return call.mayHaveActed(status) ? OUTCOME_UNKNOWN : "";
	}

	private static String excerpt(Call<?> call, String body) {
		// a text cut in the middle of a secret would hide it from the redactor
		if (body.isBlank() || call.redactor().isQuotedIn(body)) {
			return "";
		}
		String line = ServerText.withoutData(body).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
		return MessageText.cut(line, EXCERPT_LENGTH);
	}

	private static String quote(String excerpt) {
		return excerpt.isEmpty() ? "" : ": " + excerpt;
	}

}
