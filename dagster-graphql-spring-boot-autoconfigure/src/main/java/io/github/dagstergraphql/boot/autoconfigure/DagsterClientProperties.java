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

package io.github.dagstergraphql.boot.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dagstergraphql.client.VersionCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Properties of a client, used directly below {@code dagster} and below each of
 * {@code dagster.clients}.
 *
 * @since 0.1.0
 */
public class DagsterClientProperties {

	/**
	 * Host name or address of the Dagster webserver, without scheme, port and path.
	 */
	private @Nullable String host;

	/**
	 * Port of the Dagster webserver. With https, the default is 443.
	 */
	private @Nullable Integer port;

	/**
	 * Whether to use TLS.
	 */
	private @Nullable Boolean https;

	/**
	 * Path prefix of the Dagster webserver, as set by its option --path-prefix.
	 */
	private @Nullable String pathPrefix;

	/**
	 * Full URL of the Dagster webserver. Replaces host, port, https and path-prefix.
	 */
	private @Nullable String url;

	/**
	 * URL of the user interface of Dagster, for links to runs. Defaults to the URL of the
	 * webserver.
	 */
	private @Nullable String uiUrl;

	/**
	 * Authentication.
	 */
	private Auth auth = new Auth();

	/**
	 * Headers to add to every request.
	 */
	private Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * TLS.
	 */
	private final Ssl ssl = new Ssl();

	/**
	 * Retries.
	 */
	private final Retry retry = new Retry();

	/**
	 * Traces.
	 */
	private final Trace trace = new Trace();

	/**
	 * Timeout for establishing a connection.
	 */
	private Duration connectTimeout = Duration.ofSeconds(5);

	/**
	 * Timeout of a call, from its beginning to the decoded response. Does not apply to
	 * launches and reloads.
	 */
	private Duration readTimeout = Duration.ofSeconds(30);

	/**
	 * Timeout for launching a run. Servers have been observed to respond after 73 s.
	 */
	private Duration launchTimeout = Duration.ofSeconds(150);

	/**
	 * Time during which the client searches for the run of a launch with an idempotency
	 * key whose outcome is unknown, before the launch is repeated. It must be longer than
	 * the server may need to launch a run; servers have been observed to launch after 73
	 * s.
	 */
	private Duration launchSettleTime = Duration.ofSeconds(90);

	/**
	 * Timeout for reloading a code location.
	 */
	private Duration reloadTimeout = Duration.ofMinutes(5);

	/**
	 * Initial interval between polls of the awaited runs. Each poll covers all of them.
	 */
	private Duration pollInterval = Duration.ofMillis(500);

	/**
	 * Maximum interval between polls of the awaited runs.
	 */
	private Duration maxPollInterval = Duration.ofSeconds(10);

	/**
	 * Timeout of waits for runs that specify none. Without it, such a wait fails.
	 */
	private @Nullable Duration awaitTimeout;

	/**
	 * Reaction to a server version that the client was not tested with.
	 */
	private VersionCheck versionCheck = VersionCheck.WARN;

	/**
	 * Maximum size of a response.
	 */
	private DataSize maxResponseSize = DataSize.ofMegabytes(16);

	/**
	 * Whether to open WebSocket connections for results that the server sends as soon as
	 * they are available.
	 */
	private boolean live = true;

	/**
	 * Maximum number of WebSocket connections.
	 */
	private int maxLiveConnections = 64;

	/**
	 * Code location in which jobs are looked up when a launch specifies neither location
	 * nor repository. Defaults to all code locations.
	 */
	private @Nullable String defaultLocation;

	/**
	 * Repository in which jobs are looked up when a launch specifies neither location nor
	 * repository. Defaults to all repositories.
	 */
	private @Nullable String defaultRepository;

	/**
	 * Return the host of the webserver.
	 * @return the host, or {@code null} if it is not set
	 */
	public @Nullable String getHost() {
		return this.host;
	}

	/**
	 * Set the host of the webserver.
	 * @param host the host, or {@code null} for the default
	 */
	public void setHost(@Nullable String host) {
		this.host = host;
	}

	/**
	 * Return the port of the webserver.
	 * @return the port, or {@code null} if it is not set
	 */
	public @Nullable Integer getPort() {
		return this.port;
	}

	/**
	 * Set the port of the webserver.
	 * @param port the port, or {@code null} for the default
	 */
	public void setPort(@Nullable Integer port) {
		this.port = port;
	}

	/**
	 * Return whether to use TLS.
	 * @return whether to use TLS, or {@code null} if it is not set
	 */
	public @Nullable Boolean getHttps() {
		return this.https;
	}

	/**
	 * Set whether to use TLS.
	 * @param https whether to use TLS, or {@code null} for the default
	 */
	public void setHttps(@Nullable Boolean https) {
		this.https = https;
	}

	/**
	 * Return the path prefix of the webserver.
	 * @return the path prefix, or {@code null} if it is not set
	 */
	public @Nullable String getPathPrefix() {
		return this.pathPrefix;
	}

	/**
	 * Set the path prefix of the webserver.
	 * @param pathPrefix the path prefix, or {@code null} for no prefix
	 */
	public void setPathPrefix(@Nullable String pathPrefix) {
		this.pathPrefix = pathPrefix;
	}

	/**
	 * Return the full URL of the webserver.
	 * @return the URL, or {@code null} if it is not set
	 */
	public @Nullable String getUrl() {
		return this.url;
	}

	/**
	 * Set the full URL of the webserver.
	 * @param url the URL, or {@code null} for the address composed of its parts
	 */
	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	/**
	 * Return the URL of the user interface.
	 * @return the URL, or {@code null} if it is not set
	 */
	public @Nullable String getUiUrl() {
		return this.uiUrl;
	}

	/**
	 * Set the URL of the user interface.
	 * @param uiUrl the URL, or {@code null} for the URL of the webserver
	 */
	public void setUiUrl(@Nullable String uiUrl) {
		this.uiUrl = uiUrl;
	}

	/**
	 * Return the authentication settings.
	 * @return the settings
	 */
	public Auth getAuth() {
		return this.auth;
	}

	/**
	 * Set the authentication settings.
	 * @param auth the settings
	 */
	public void setAuth(Auth auth) {
		this.auth = auth;
	}

	/**
	 * Return the headers to add to every request.
	 * @return the headers, by name
	 */
	public Map<String, String> getHeaders() {
		return this.headers;
	}

	/**
	 * Set the headers to add to every request.
	 * @param headers the headers, by name
	 */
	public void setHeaders(Map<String, String> headers) {
		this.headers = headers;
	}

	/**
	 * Return the TLS settings.
	 * @return the settings
	 */
	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * Return the retry settings.
	 * @return the settings
	 */
	public Retry getRetry() {
		return this.retry;
	}

	/**
	 * Return the settings of traces.
	 * @return the settings
	 */
	public Trace getTrace() {
		return this.trace;
	}

	/**
	 * Return the timeout for establishing a connection.
	 * @return the timeout
	 */
	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * Set the timeout for establishing a connection.
	 * @param connectTimeout the timeout
	 */
	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	/**
	 * Return the timeout of a call.
	 * @return the timeout
	 */
	public Duration getReadTimeout() {
		return this.readTimeout;
	}

	/**
	 * Set the timeout of a call.
	 * @param readTimeout the timeout
	 */
	public void setReadTimeout(Duration readTimeout) {
		this.readTimeout = readTimeout;
	}

	/**
	 * Return the timeout for launching a run.
	 * @return the timeout
	 */
	public Duration getLaunchTimeout() {
		return this.launchTimeout;
	}

	/**
	 * Set the timeout for launching a run.
	 * @param launchTimeout the timeout
	 */
	public void setLaunchTimeout(Duration launchTimeout) {
		this.launchTimeout = launchTimeout;
	}

	/**
	 * Return the time during which the client searches for the run of a launch before the
	 * launch is repeated.
	 * @return the settle time
	 */
	public Duration getLaunchSettleTime() {
		return this.launchSettleTime;
	}

	/**
	 * Set the time during which the client searches for the run of a launch before the
	 * launch is repeated.
	 * @param launchSettleTime the settle time
	 */
	public void setLaunchSettleTime(Duration launchSettleTime) {
		this.launchSettleTime = launchSettleTime;
	}

	/**
	 * Return the timeout for reloading a code location.
	 * @return the timeout
	 */
	public Duration getReloadTimeout() {
		return this.reloadTimeout;
	}

	/**
	 * Set the timeout for reloading a code location.
	 * @param reloadTimeout the timeout
	 */
	public void setReloadTimeout(Duration reloadTimeout) {
		this.reloadTimeout = reloadTimeout;
	}

	/**
	 * Return the initial interval between polls of the awaited runs.
	 * @return the interval
	 */
	public Duration getPollInterval() {
		return this.pollInterval;
	}

	/**
	 * Set the initial interval between polls of the awaited runs.
	 * @param pollInterval the interval
	 */
	public void setPollInterval(Duration pollInterval) {
		this.pollInterval = pollInterval;
	}

	/**
	 * Return the maximum interval between polls of the awaited runs.
	 * @return the interval
	 */
	public Duration getMaxPollInterval() {
		return this.maxPollInterval;
	}

	/**
	 * Set the maximum interval between polls of the awaited runs.
	 * @param maxPollInterval the interval
	 */
	public void setMaxPollInterval(Duration maxPollInterval) {
		this.maxPollInterval = maxPollInterval;
	}

	/**
	 * Return the timeout of waits for runs that specify none.
	 * @return the timeout, or {@code null} if it is not set
	 */
	public @Nullable Duration getAwaitTimeout() {
		return this.awaitTimeout;
	}

	/**
	 * Set the timeout of waits for runs that specify none.
	 * @param awaitTimeout the timeout, or {@code null} for no timeout
	 */
	public void setAwaitTimeout(@Nullable Duration awaitTimeout) {
		this.awaitTimeout = awaitTimeout;
	}

	/**
	 * Return the reaction to a server version that the client was not tested with.
	 * @return the reaction
	 */
	public VersionCheck getVersionCheck() {
		return this.versionCheck;
	}

	/**
	 * Set the reaction to a server version that the client was not tested with.
	 * @param versionCheck the reaction
	 */
	public void setVersionCheck(VersionCheck versionCheck) {
		this.versionCheck = versionCheck;
	}

	/**
	 * Return the maximum size of a response.
	 * @return the maximum size
	 */
	public DataSize getMaxResponseSize() {
		return this.maxResponseSize;
	}

	/**
	 * Set the maximum size of a response.
	 * @param maxResponseSize the maximum size
	 */
	public void setMaxResponseSize(DataSize maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
	}

	/**
	 * Return whether to open WebSocket connections.
	 * @return whether to open WebSocket connections
	 */
	public boolean isLive() {
		return this.live;
	}

	/**
	 * Set whether to open WebSocket connections.
	 * @param live whether to open WebSocket connections
	 */
	public void setLive(boolean live) {
		this.live = live;
	}

	/**
	 * Return the maximum number of WebSocket connections.
	 * @return the maximum number
	 */
	public int getMaxLiveConnections() {
		return this.maxLiveConnections;
	}

	/**
	 * Set the maximum number of WebSocket connections.
	 * @param maxLiveConnections the maximum number
	 */
	public void setMaxLiveConnections(int maxLiveConnections) {
		this.maxLiveConnections = maxLiveConnections;
	}

	/**
	 * Return the code location in which jobs are looked up by default.
	 * @return the code location, or {@code null} if it is not set
	 */
	public @Nullable String getDefaultLocation() {
		return this.defaultLocation;
	}

	/**
	 * Set the code location in which jobs are looked up by default.
	 * @param defaultLocation the code location, or {@code null} for all code locations
	 */
	public void setDefaultLocation(@Nullable String defaultLocation) {
		this.defaultLocation = defaultLocation;
	}

	/**
	 * Return the repository in which jobs are looked up by default.
	 * @return the repository, or {@code null} if it is not set
	 */
	public @Nullable String getDefaultRepository() {
		return this.defaultRepository;
	}

	/**
	 * Set the repository in which jobs are looked up by default.
	 * @param defaultRepository the repository, or {@code null} for all repositories
	 */
	public void setDefaultRepository(@Nullable String defaultRepository) {
		this.defaultRepository = defaultRepository;
	}

	/**
	 * Retries.
	 *
	 * @since 0.1.0
	 */
	public static class Retry {

		/**
		 * Whether to retry failed requests if a retry is safe.
		 */
		private boolean enabled = true;

		/**
		 * Maximum number of retries of a request.
		 */
		private int maxRetries = 3;

		/**
		 * Delay before the first retry.
		 */
		private Duration delay = Duration.ofMillis(200);

		/**
		 * Multiplier for the delay of each further retry.
		 */
		private double multiplier = 2;

		/**
		 * Maximum delay, unless the server requests a longer one with Retry-After.
		 */
		private Duration maxDelay = Duration.ofSeconds(5);

		/**
		 * Maximum random deviation of a delay in either direction.
		 */
		private Duration jitter = Duration.ofMillis(50);

		/**
		 * Return whether to retry failed requests.
		 * @return whether to retry failed requests
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to retry failed requests.
		 * @param enabled whether to retry failed requests
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return the maximum number of retries of a request.
		 * @return the maximum number of retries
		 */
		public int getMaxRetries() {
			return this.maxRetries;
		}

		/**
		 * Set the maximum number of retries of a request.
		 * @param maxRetries the maximum number of retries
		 */
		public void setMaxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
		}

		/**
		 * Return the delay before the first retry.
		 * @return the delay
		 */
		public Duration getDelay() {
			return this.delay;
		}

		/**
		 * Set the delay before the first retry.
		 * @param delay the delay
		 */
		public void setDelay(Duration delay) {
			this.delay = delay;
		}

		/**
		 * Return the multiplier for the delay of each further retry.
		 * @return the multiplier
		 */
		public double getMultiplier() {
			return this.multiplier;
		}

		/**
		 * Set the multiplier for the delay of each further retry.
		 * @param multiplier the multiplier
		 */
		public void setMultiplier(double multiplier) {
			this.multiplier = multiplier;
		}

		/**
		 * Return the maximum delay.
		 * @return the maximum delay
		 */
		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		/**
		 * Set the maximum delay.
		 * @param maxDelay the maximum delay
		 */
		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		/**
		 * Return the maximum random deviation of a delay.
		 * @return the maximum deviation
		 */
		public Duration getJitter() {
			return this.jitter;
		}

		/**
		 * Set the maximum random deviation of a delay.
		 * @param jitter the maximum deviation
		 */
		public void setJitter(Duration jitter) {
			this.jitter = jitter;
		}

	}

	/**
	 * Authentication. At most one kind of credentials can be set.
	 *
	 * @since 0.1.0
	 */
	public static class Auth {

		/**
		 * User name and password (HTTP basic authentication).
		 */
		private final Basic basic = new Basic();

		/**
		 * Token in the Authorization header.
		 */
		private final Bearer bearer = new Bearer();

		/**
		 * Token of Dagster+, in the header Dagster-Cloud-Api-Token.
		 */
		private final DagsterPlus dagsterPlus = new DagsterPlus();

		/**
		 * Token of an OAuth2 authorization server, obtained with client credentials.
		 */
		private final OAuth2 oauth2 = new OAuth2();

		/**
		 * Return the settings of HTTP basic authentication.
		 * @return the settings
		 */
		public Basic getBasic() {
			return this.basic;
		}

		/**
		 * Return the settings of the token in the Authorization header.
		 * @return the settings
		 */
		public Bearer getBearer() {
			return this.bearer;
		}

		/**
		 * Return the settings of the token of Dagster+.
		 * @return the settings
		 */
		public DagsterPlus getDagsterPlus() {
			return this.dagsterPlus;
		}

		/**
		 * Return the OAuth2 settings.
		 * @return the settings
		 */
		public OAuth2 getOauth2() {
			return this.oauth2;
		}

	}

	/**
	 * HTTP basic authentication.
	 *
	 * @since 0.1.0
	 */
	public static class Basic {

		/**
		 * User name.
		 */
		private @Nullable String username;

		/**
		 * Password of the user.
		 */
		private @Nullable String password;

		/**
		 * Return the user name.
		 * @return the user name, or {@code null} if it is not set
		 */
		public @Nullable String getUsername() {
			return this.username;
		}

		/**
		 * Set the user name.
		 * @param username the user name, or {@code null} for none
		 */
		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		/**
		 * Return the password.
		 * @return the password, or {@code null} if it is not set
		 */
		public @Nullable String getPassword() {
			return this.password;
		}

		/**
		 * Set the password.
		 * @param password the password, or {@code null} for none
		 */
		public void setPassword(@Nullable String password) {
			this.password = password;
		}

	}

	/**
	 * Bearer token.
	 *
	 * @since 0.1.0
	 */
	public static class Bearer {

		/**
		 * Token for the Authorization header, without the word Bearer.
		 */
		private @Nullable String token;

		/**
		 * Return the token.
		 * @return the token, or {@code null} if it is not set
		 */
		public @Nullable String getToken() {
			return this.token;
		}

		/**
		 * Set the token.
		 * @param token the token, or {@code null} for none
		 */
		public void setToken(@Nullable String token) {
			this.token = token;
		}

	}

	/**
	 * Token of Dagster+.
	 *
	 * @since 0.1.0
	 */
	public static class DagsterPlus {

		/**
		 * User token or agent token of Dagster+, for the header Dagster-Cloud-Api-Token.
		 */
		private @Nullable String token;

		/**
		 * Return the token.
		 * @return the token, or {@code null} if it is not set
		 */
		public @Nullable String getToken() {
			return this.token;
		}

		/**
		 * Set the token.
		 * @param token the token, or {@code null} for none
		 */
		public void setToken(@Nullable String token) {
			this.token = token;
		}

	}

	/**
	 * OAuth2 client credentials.
	 *
	 * @since 0.1.0
	 */
	public static class OAuth2 {

		/**
		 * Id of a client registration of Spring Security, below
		 * spring.security.oauth2.client.registration, with the grant type
		 * client_credentials.
		 */
		private @Nullable String registrationId;

		/**
		 * Return the id of the client registration.
		 * @return the id of the client registration, or {@code null} if it is not set
		 */
		public @Nullable String getRegistrationId() {
			return this.registrationId;
		}

		/**
		 * Set the id of the client registration.
		 * @param registrationId the id of the client registration, or {@code null} for
		 * none
		 */
		public void setRegistrationId(@Nullable String registrationId) {
			this.registrationId = registrationId;
		}

	}

	/**
	 * TLS.
	 *
	 * @since 0.1.0
	 */
	public static class Ssl {

		/**
		 * Name of an SSL bundle, below spring.ssl.bundle, with the trusted certificates
		 * and, if the server requires one, a client certificate.
		 */
		private @Nullable String bundle;

		/**
		 * Return the name of the SSL bundle.
		 * @return the name of the SSL bundle, or {@code null} if it is not set
		 */
		public @Nullable String getBundle() {
			return this.bundle;
		}

		/**
		 * Set the name of the SSL bundle.
		 * @param bundle the name of the SSL bundle, or {@code null} for none
		 */
		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

	/**
	 * Traces.
	 *
	 * @since 0.1.0
	 */
	public static class Trace {

		/**
		 * Whether the W3C trace context of a launch becomes tags of the run.
		 */
		private boolean propagation;

		/**
		 * Return whether the trace context of a launch becomes tags of the run.
		 * @return whether it does
		 */
		public boolean isPropagation() {
			return this.propagation;
		}

		/**
		 * Set whether the trace context of a launch becomes tags of the run.
		 * @param propagation whether it does
		 */
		public void setPropagation(boolean propagation) {
			this.propagation = propagation;
		}

	}

}
