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
 * Properties of a client: those under {@code dagster} itself, and under each of
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
	 * Port of the Dagster webserver. With https, 443 unless set.
	 */
	private @Nullable Integer port;

	/**
	 * Whether to use TLS.
	 */
	private @Nullable Boolean https;

	/**
	 * What the paths of the Dagster webserver begin with (its option --path-prefix).
	 */
	private @Nullable String pathPrefix;

	/**
	 * Whole URL of the Dagster webserver, in place of host, port, https and path-prefix.
	 */
	private @Nullable String url;

	/**
	 * URL where people find the user interface of Dagster, for links to runs. That of the
	 * webserver unless set.
	 */
	private @Nullable String uiUrl;

	/**
	 * What proves to the server who is calling.
	 */
	private Auth auth = new Auth();

	/**
	 * Headers that every request carries.
	 */
	private Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * TLS.
	 */
	private final Ssl ssl = new Ssl();

	/**
	 * Sending again what was not answered.
	 */
	private final Retry retry = new Retry();

	/**
	 * How long connecting may take.
	 */
	private Duration connectTimeout = Duration.ofSeconds(5);

	/**
	 * How long a call may take from its beginning to the decoded answer, unless it is a
	 * launch or a reload.
	 */
	private Duration readTimeout = Duration.ofSeconds(30);

	/**
	 * How long launching a run may take. Servers have been seen to answer after 73 s.
	 */
	private Duration launchTimeout = Duration.ofSeconds(150);

	/**
	 * How long to look for the run of a launch with an idempotency key whose outcome is
	 * unknown, before it is launched again. It must be longer than the server can take to
	 * launch a run; servers have been seen to launch after 73 s.
	 */
	private Duration launchSettleTime = Duration.ofSeconds(90);

	/**
	 * How long reloading a code location may take.
	 */
	private Duration reloadTimeout = Duration.ofMinutes(5);

	/**
	 * How often runs that are waited for are looked at in the beginning, all together.
	 */
	private Duration pollInterval = Duration.ofMillis(500);

	/**
	 * How often runs that are waited for are looked at after a while.
	 */
	private Duration maxPollInterval = Duration.ofSeconds(10);

	/**
	 * Timeout of a wait for a run that is given none in the call. Without it, such a wait
	 * fails.
	 */
	private @Nullable Duration awaitTimeout;

	/**
	 * What to do about a server that the client was not made for.
	 */
	private VersionCheck versionCheck = VersionCheck.WARN;

	/**
	 * How large a response may be.
	 */
	private DataSize maxResponseSize = DataSize.ofMegabytes(16);

	/**
	 * Code location in which jobs are looked for when a launch names neither location nor
	 * repository. All of them unless set.
	 */
	private @Nullable String defaultLocation;

	/**
	 * Repository in which jobs are looked for when a launch names neither location nor
	 * repository. All of them unless set.
	 */
	private @Nullable String defaultRepository;

	/**
	 * Return the host of the webserver.
	 * @return the host of the webserver, or {@code null} if it is not set
	 */
	public @Nullable String getHost() {
		return this.host;
	}

	/**
	 * Set the host of the webserver.
	 * @param host the host of the webserver, or {@code null} for the default
	 */
	public void setHost(@Nullable String host) {
		this.host = host;
	}

	/**
	 * Return the port of the webserver.
	 * @return the port of the webserver, or {@code null} if it is not set
	 */
	public @Nullable Integer getPort() {
		return this.port;
	}

	/**
	 * Set the port of the webserver.
	 * @param port the port of the webserver, or {@code null} for the default
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
	 * Return what the paths of the webserver begin with.
	 * @return what the paths of the webserver begin with, or {@code null} if it is not
	 * set
	 */
	public @Nullable String getPathPrefix() {
		return this.pathPrefix;
	}

	/**
	 * Set what the paths of the webserver begin with.
	 * @param pathPrefix what the paths of the webserver begin with, or {@code null} for
	 * the default
	 */
	public void setPathPrefix(@Nullable String pathPrefix) {
		this.pathPrefix = pathPrefix;
	}

	/**
	 * Return the whole URL of the webserver.
	 * @return the whole URL of the webserver, or {@code null} if it is not set
	 */
	public @Nullable String getUrl() {
		return this.url;
	}

	/**
	 * Set the whole URL of the webserver.
	 * @param url the whole URL of the webserver, or {@code null} for the default
	 */
	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	/**
	 * Return the URL of the user interface.
	 * @return the URL of the user interface, or {@code null} if it is not set
	 */
	public @Nullable String getUiUrl() {
		return this.uiUrl;
	}

	/**
	 * Set the URL of the user interface.
	 * @param uiUrl the URL of the user interface, or {@code null} for the default
	 */
	public void setUiUrl(@Nullable String uiUrl) {
		this.uiUrl = uiUrl;
	}

	/**
	 * Return what proves to the server who is calling.
	 * @return the settings
	 */
	public Auth getAuth() {
		return this.auth;
	}

	/**
	 * Set what proves to the server who is calling.
	 * @param auth the settings
	 */
	public void setAuth(Auth auth) {
		this.auth = auth;
	}

	/**
	 * Return the headers that every request carries.
	 * @return the headers that every request carries
	 */
	public Map<String, String> getHeaders() {
		return this.headers;
	}

	/**
	 * Set the headers that every request carries.
	 * @param headers the headers that every request carries
	 */
	public void setHeaders(Map<String, String> headers) {
		this.headers = headers;
	}

	/**
	 * Return the settings of TLS.
	 * @return the settings of TLS
	 */
	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * Return how requests are sent again.
	 * @return how requests are sent again
	 */
	public Retry getRetry() {
		return this.retry;
	}

	/**
	 * Return how long connecting may take.
	 * @return how long connecting may take
	 */
	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	/**
	 * Set how long connecting may take.
	 * @param connectTimeout how long connecting may take
	 */
	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	/**
	 * Return how long a call may take.
	 * @return how long a call may take
	 */
	public Duration getReadTimeout() {
		return this.readTimeout;
	}

	/**
	 * Set how long a call may take.
	 * @param readTimeout how long a call may take
	 */
	public void setReadTimeout(Duration readTimeout) {
		this.readTimeout = readTimeout;
	}

	/**
	 * Return how long launching a run may take.
	 * @return how long launching a run may take
	 */
	public Duration getLaunchTimeout() {
		return this.launchTimeout;
	}

	/**
	 * Set how long launching a run may take.
	 * @param launchTimeout how long launching a run may take
	 */
	public void setLaunchTimeout(Duration launchTimeout) {
		this.launchTimeout = launchTimeout;
	}

	/**
	 * Return how long to look for a run before it is launched again.
	 * @return how long to look for a run before it is launched again
	 */
	public Duration getLaunchSettleTime() {
		return this.launchSettleTime;
	}

	/**
	 * Set how long to look for a run before it is launched again.
	 * @param launchSettleTime how long to look for a run before it is launched again
	 */
	public void setLaunchSettleTime(Duration launchSettleTime) {
		this.launchSettleTime = launchSettleTime;
	}

	/**
	 * Return how long reloading a code location may take.
	 * @return how long reloading a code location may take
	 */
	public Duration getReloadTimeout() {
		return this.reloadTimeout;
	}

	/**
	 * Set how long reloading a code location may take.
	 * @param reloadTimeout how long reloading a code location may take
	 */
	public void setReloadTimeout(Duration reloadTimeout) {
		this.reloadTimeout = reloadTimeout;
	}

	/**
	 * Return how often runs that are waited for are looked at in the beginning.
	 * @return the time between two looks
	 */
	public Duration getPollInterval() {
		return this.pollInterval;
	}

	/**
	 * Set how often runs that are waited for are looked at in the beginning.
	 * @param pollInterval the time between two looks
	 */
	public void setPollInterval(Duration pollInterval) {
		this.pollInterval = pollInterval;
	}

	/**
	 * Return how often runs that are waited for are looked at after a while.
	 * @return the time between two looks
	 */
	public Duration getMaxPollInterval() {
		return this.maxPollInterval;
	}

	/**
	 * Set how often runs that are waited for are looked at after a while.
	 * @param maxPollInterval the time between two looks
	 */
	public void setMaxPollInterval(Duration maxPollInterval) {
		this.maxPollInterval = maxPollInterval;
	}

	/**
	 * Return the timeout of a wait for a run that is given none.
	 * @return the timeout, or {@code null} if it is not set
	 */
	public @Nullable Duration getAwaitTimeout() {
		return this.awaitTimeout;
	}

	/**
	 * Set the timeout of a wait for a run that is given none.
	 * @param awaitTimeout the timeout, or {@code null} for none
	 */
	public void setAwaitTimeout(@Nullable Duration awaitTimeout) {
		this.awaitTimeout = awaitTimeout;
	}

	/**
	 * Return what to do about a server that the client was not made for.
	 * @return what to do about a server that the client was not made for
	 */
	public VersionCheck getVersionCheck() {
		return this.versionCheck;
	}

	/**
	 * Set what to do about a server that the client was not made for.
	 * @param versionCheck what to do about a server that the client was not made for
	 */
	public void setVersionCheck(VersionCheck versionCheck) {
		this.versionCheck = versionCheck;
	}

	/**
	 * Return how large a response may be.
	 * @return how large a response may be
	 */
	public DataSize getMaxResponseSize() {
		return this.maxResponseSize;
	}

	/**
	 * Set how large a response may be.
	 * @param maxResponseSize how large a response may be
	 */
	public void setMaxResponseSize(DataSize maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
	}

	/**
	 * Return the code location in which jobs are looked for.
	 * @return the code location in which jobs are looked for, or {@code null} if it is
	 * not set
	 */
	public @Nullable String getDefaultLocation() {
		return this.defaultLocation;
	}

	/**
	 * Set the code location in which jobs are looked for.
	 * @param defaultLocation the code location in which jobs are looked for, or
	 * {@code null} for the default
	 */
	public void setDefaultLocation(@Nullable String defaultLocation) {
		this.defaultLocation = defaultLocation;
	}

	/**
	 * Return the repository in which jobs are looked for.
	 * @return the repository in which jobs are looked for, or {@code null} if it is not
	 * set
	 */
	public @Nullable String getDefaultRepository() {
		return this.defaultRepository;
	}

	/**
	 * Set the repository in which jobs are looked for.
	 * @param defaultRepository the repository in which jobs are looked for, or
	 * {@code null} for the default
	 */
	public void setDefaultRepository(@Nullable String defaultRepository) {
		this.defaultRepository = defaultRepository;
	}

	/**
	 * Sending again what was not answered.
	 *
	 * @since 0.1.0
	 */
	public static class Retry {

		/**
		 * Whether requests that were not answered are sent again, where that can do no
		 * harm.
		 */
		private boolean enabled = true;

		/**
		 * How often a request is sent again at most.
		 */
		private int maxRetries = 3;

		/**
		 * Pause before the second attempt.
		 */
		private Duration delay = Duration.ofMillis(200);

		/**
		 * What each further pause is multiplied with.
		 */
		private double multiplier = 2;

		/**
		 * Longest pause, unless the server asks for more with Retry-After.
		 */
		private Duration maxDelay = Duration.ofSeconds(5);

		/**
		 * How much a pause may be shorter or longer, by chance.
		 */
		private Duration jitter = Duration.ofMillis(50);

		/**
		 * Return whether requests are sent again.
		 * @return whether requests are sent again
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether requests are sent again.
		 * @param enabled whether requests are sent again
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return how often a request is sent again.
		 * @return how often a request is sent again
		 */
		public int getMaxRetries() {
			return this.maxRetries;
		}

		/**
		 * Set how often a request is sent again.
		 * @param maxRetries how often a request is sent again
		 */
		public void setMaxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
		}

		/**
		 * Return the pause before the second attempt.
		 * @return the pause before the second attempt
		 */
		public Duration getDelay() {
			return this.delay;
		}

		/**
		 * Set the pause before the second attempt.
		 * @param delay the pause before the second attempt
		 */
		public void setDelay(Duration delay) {
			this.delay = delay;
		}

		/**
		 * Return what each further pause is multiplied with.
		 * @return what each further pause is multiplied with
		 */
		public double getMultiplier() {
			return this.multiplier;
		}

		/**
		 * Set what each further pause is multiplied with.
		 * @param multiplier what each further pause is multiplied with
		 */
		public void setMultiplier(double multiplier) {
			this.multiplier = multiplier;
		}

		/**
		 * Return the longest pause.
		 * @return the longest pause
		 */
		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		/**
		 * Set the longest pause.
		 * @param maxDelay the longest pause
		 */
		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		/**
		 * Return how much a pause may be shorter or longer.
		 * @return how much a pause may be shorter or longer
		 */
		public Duration getJitter() {
			return this.jitter;
		}

		/**
		 * Set how much a pause may be shorter or longer.
		 * @param jitter how much a pause may be shorter or longer
		 */
		public void setJitter(Duration jitter) {
			this.jitter = jitter;
		}

	}

	/**
	 * What proves to the server who is calling. At most one kind may be set.
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
		 * Token of an OAuth2 authorization server, got with client credentials.
		 */
		private final OAuth2 oauth2 = new OAuth2();

		/**
		 * Return user name and password.
		 * @return user name and password
		 */
		public Basic getBasic() {
			return this.basic;
		}

		/**
		 * Return the token in the Authorization header.
		 * @return the token in the Authorization header
		 */
		public Bearer getBearer() {
			return this.bearer;
		}

		/**
		 * Return the token of Dagster+.
		 * @return the token of Dagster+
		 */
		public DagsterPlus getDagsterPlus() {
			return this.dagsterPlus;
		}

		/**
		 * Return the settings of OAuth2.
		 * @return the settings of OAuth2
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
		 * @param username the user name, or {@code null} for the default
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
		 * @param password the password, or {@code null} for the default
		 */
		public void setPassword(@Nullable String password) {
			this.password = password;
		}

	}

	/**
	 * A bearer token.
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
		 * @param token the token, or {@code null} for the default
		 */
		public void setToken(@Nullable String token) {
			this.token = token;
		}

	}

	/**
	 * A token of Dagster+.
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
		 * @param token the token, or {@code null} for the default
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
		 * Client registration of Spring Security, below
		 * spring.security.oauth2.client.registration, with the grant type
		 * client_credentials.
		 */
		private @Nullable String registrationId;

		/**
		 * Return the client registration.
		 * @return the client registration, or {@code null} if it is not set
		 */
		public @Nullable String getRegistrationId() {
			return this.registrationId;
		}

		/**
		 * Set the client registration.
		 * @param registrationId the client registration, or {@code null} for the default
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
		 * SSL bundle, below spring.ssl.bundle, with whom to trust and, if the server
		 * wants one, a client certificate.
		 */
		private @Nullable String bundle;

		/**
		 * Return the SSL bundle.
		 * @return the SSL bundle, or {@code null} if it is not set
		 */
		public @Nullable String getBundle() {
			return this.bundle;
		}

		/**
		 * Set the SSL bundle.
		 * @param bundle the SSL bundle, or {@code null} for the default
		 */
		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

}
