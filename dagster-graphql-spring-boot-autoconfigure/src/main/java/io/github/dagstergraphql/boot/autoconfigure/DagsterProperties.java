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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the Dagster client.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("dagster")
public class DagsterProperties {

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
	 * How long reloading a code location may take.
	 */
	private Duration reloadTimeout = Duration.ofMinutes(5);

	/**
	 * How large a response may be.
	 */
	private DataSize maxResponseSize = DataSize.ofMegabytes(16);

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
	 * @return the setting, or {@code null} if it is not set
	 */
	public @Nullable Boolean getHttps() {
		return this.https;
	}

	/**
	 * Set whether to use TLS.
	 * @param https the setting, or {@code null} for the default
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

}
