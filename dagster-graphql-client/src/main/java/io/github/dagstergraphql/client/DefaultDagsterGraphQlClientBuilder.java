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

package io.github.dagstergraphql.client;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import io.github.dagstergraphql.client.internal.address.Endpoint;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.call.UnfailingMetrics;
import io.github.dagstergraphql.client.internal.job.JobDefaults;
import io.github.dagstergraphql.client.internal.job.JobSettings;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.run.query.UserInterface;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.transport.TransportSettings;
import io.github.dagstergraphql.client.internal.version.VersionCheck.Mode;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.observation.DagsterClientMetrics;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.Assert;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Default implementation of {@link DagsterGraphQlClient.Builder}, based on
 * {@link WebClient}.
 */
final class DefaultDagsterGraphQlClientBuilder implements DagsterGraphQlClient.Builder {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration LAUNCH_TIMEOUT = Duration.ofSeconds(150);

	private static final Duration LAUNCH_SETTLE_TIME = Duration.ofSeconds(90);

	private @Nullable String host;

	private @Nullable Integer port;

	private @Nullable Boolean https;

	private @Nullable String pathPrefix;

	private @Nullable Endpoint url;

	private final HttpHeaders headers = new HttpHeaders();

	private @Nullable DagsterCredentials credentials;

	private String name = "default";

	private JobDefaults jobDefaults = new JobDefaults(null, null);

	private @Nullable UserInterface userInterface;

	private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

	private @Nullable DagsterRequestObservationConvention observationConvention;

	private DagsterClientMetrics metrics = DagsterClientMetrics.NONE;

	private @Nullable Duration connectTimeout;

	private @Nullable Duration readTimeout;

	private @Nullable Duration launchTimeout;

	private @Nullable Duration launchSettleTime;

	private Duration reloadTimeout = Duration.ofMinutes(5);

	private @Nullable Duration awaitTimeout;

	private PollInterval pollInterval = new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(10));

	private RetryPolicy retryPolicy = RetryPolicy.builder()
		.maxRetries(3)
		.delay(Duration.ofMillis(200))
		.multiplier(2)
		.maxDelay(Duration.ofSeconds(5))
		.jitter(Duration.ofMillis(50))
		.build();

	private Timing timing = Timing.SYSTEM;

	private VersionCheck versionCheck = VersionCheck.WARN;

	private int maxResponseSize = 16 * 1024 * 1024;

	private @Nullable Supplier<? extends WebClient.Builder> webClient;

	private @Nullable Function<HttpClient, ClientHttpConnector> connectorFactory;

	@Override
	public DagsterGraphQlClient.Builder host(String host) {
		this.host = Endpoint.checkHost(host);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder port(int port) {
		this.port = Endpoint.checkPort(port);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder https(boolean https) {
		this.https = https;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder pathPrefix(String pathPrefix) {
		Assert.notNull(pathPrefix, "path prefix must not be null");
		this.pathPrefix = Endpoint.checkPathPrefix(pathPrefix);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder url(String url) {
		this.url = Endpoint.of(url);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder headers(Consumer<HttpHeaders> headers) {
		headers.accept(this.headers);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder credentials(DagsterCredentials credentials) {
		Assert.notNull(credentials, "credentials must not be null");
		this.credentials = credentials;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder name(String name) {
		Assert.hasText(name, "name must not be empty");
		this.name = name;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder defaultLocation(String locationName) {
		Assert.hasText(locationName, "default location must not be empty");
		this.jobDefaults = new JobDefaults(locationName, this.jobDefaults.repository());
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder defaultRepository(String repositoryName) {
		Assert.hasText(repositoryName, "default repository must not be empty");
		this.jobDefaults = new JobDefaults(this.jobDefaults.location(), repositoryName);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder uiUrl(String url) {
		this.userInterface = UserInterface.of(url);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder observationRegistry(ObservationRegistry registry) {
		Assert.notNull(registry, "observation registry must not be null");
		this.observationRegistry = registry;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder observationConvention(DagsterRequestObservationConvention convention) {
		Assert.notNull(convention, "observation convention must not be null");
		this.observationConvention = convention;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder metrics(DagsterClientMetrics metrics) {
		Assert.notNull(metrics, "metrics must not be null");
		this.metrics = new UnfailingMetrics(metrics);
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder connectTimeout(Duration timeout) {
		this.connectTimeout = Timeouts.positive(timeout, "connect timeout");
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder readTimeout(Duration timeout) {
		this.readTimeout = Timeouts.positive(timeout, "read timeout");
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder launchTimeout(Duration timeout) {
		this.launchTimeout = Timeouts.positive(timeout, "launch timeout");
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder launchSettleTime(Duration time) {
		this.launchSettleTime = Timeouts.positive(time, "launch settle time");
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder reloadTimeout(Duration timeout) {
		this.reloadTimeout = Timeouts.positive(timeout, "reload timeout");
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder awaitTimeout(Duration timeout) {
		this.awaitTimeout = Timeouts.positive(timeout, "await timeout");
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder pollInterval(Duration shortest, Duration longest) {
		this.pollInterval = new PollInterval(Timeouts.positive(shortest, "poll interval"),
				Timeouts.positive(longest, "longest poll interval"));
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder retryPolicy(RetryPolicy policy) {
		Assert.notNull(policy, "retry policy must not be null");
		Assert.isTrue(
				!(policy.getBackOff() instanceof ExponentialBackOff pauses
						&& pauses.getMaxInterval() < pauses.getInitialInterval()),
				"the delay of the retry policy must not be longer than its maximum delay");
		this.retryPolicy = policy;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder versionCheck(VersionCheck check) {
		Assert.notNull(check, "version check must not be null");
		this.versionCheck = check;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder maxResponseSize(int bytes) {
		Assert.isTrue(bytes > 0, "maximum response size must be positive");
		this.maxResponseSize = bytes;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder webClient(WebClient.Builder webClient) {
		Assert.notNull(webClient, "web client must not be null");
		WebClient.Builder copy = webClient.clone();
		this.webClient = () -> copy;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder webClient(Supplier<? extends WebClient.Builder> webClient) {
		Assert.notNull(webClient, "web client must not be null");
		this.webClient = webClient;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder clientConnector(Function<HttpClient, ClientHttpConnector> factory) {
		Assert.notNull(factory, "connector factory must not be null");
		this.connectorFactory = factory;
		return this;
	}

	/**
	 * Set the time source for deadlines, pauses and polls. Defaults to the system time.
	 * @param timing the time source
	 * @return this builder
	 */
	DagsterGraphQlClient.Builder timing(Timing timing) {
		this.timing = timing;
		return this;
	}

	@Override
	public DagsterGraphQlClient build() {
		return new DefaultDagsterGraphQlClient(client());
	}

	@Override
	public ReactiveDagsterGraphQlClient buildReactive() {
		return client();
	}

	private DefaultReactiveDagsterGraphQlClient client() {
		checkOrder("connect timeout", this.connectTimeout, "read timeout", this.readTimeout);
		checkOrder("launch settle time", this.launchSettleTime, "launch timeout", this.launchTimeout);
		Endpoint endpoint = endpoint();
		UserInterface ui = (this.userInterface != null) ? this.userInterface : new UserInterface(endpoint.webserver());
		return new DefaultReactiveDagsterGraphQlClient(transport(endpoint),
				new JobSettings(this.jobDefaults, orElse(this.launchSettleTime, LAUNCH_SETTLE_TIME)),
				new RunSettings(ui, this.pollInterval, this.awaitTimeout), this.metrics);
	}

	private DagsterTransport transport(Endpoint endpoint) {
		Assert.isTrue(this.credentials == null || endpoint.credentials() == null,
				"the url has a user and a password beside the credentials: take one of them out");
		return new DagsterTransport(http(endpoint)::open,
				new TransportSettings(this.name, endpoint.url(), isDefaultAddress(),
						(this.credentials != null) ? this.credentials : endpoint.credentials(),
						new Timeouts(orElse(this.readTimeout, READ_TIMEOUT), orElse(this.launchTimeout, LAUNCH_TIMEOUT),
								this.reloadTimeout),
						this.timing, this.maxResponseSize, this.retryPolicy, Mode.valueOf(this.versionCheck.name()),
						this.metrics, this.observationRegistry, this.observationConvention));
	}

	private boolean isDefaultAddress() {
		return this.url == null && this.host == null && this.port == null && this.https == null
				&& this.pathPrefix == null;
	}

	// Defaults do not contradict a setting: the shorter time applies.
	private static void checkOrder(String name, @Nullable Duration time, String longerName,
			@Nullable Duration longerTime) {
		if (time != null && longerTime != null && time.compareTo(longerTime) > 0) {
			throw new IllegalArgumentException("%s (%s) must not be longer than %s (%s)".formatted(name,
					DurationText.of(time), longerName, DurationText.of(longerTime)));
		}
	}

	private static Duration orElse(@Nullable Duration time, Duration defaultTime) {
		return (time != null) ? time : defaultTime;
	}

	private HttpSettings http(Endpoint endpoint) {
		Duration connectTimeout = orElse(this.connectTimeout, CONNECT_TIMEOUT);
		HttpHeaders headers = new HttpHeaders();
		// for example, the line break at the end of a secret in a file
		this.headers.forEach((name, values) -> headers.put(name, values.stream().map(String::strip).toList()));
		if (this.webClient != null) {
			return new HttpSettings(this.webClient, this.connectorFactory, connectTimeout, headers, endpoint.url());
		}
		ObservationRegistry registry = this.observationRegistry;
		return new HttpSettings(() -> WebClient.builder().observationRegistry(registry),
				(this.connectorFactory != null) ? this.connectorFactory : HttpSettings.REACTOR_NETTY, connectTimeout,
				headers, endpoint.url());
	}

	private Endpoint endpoint() {
		if (this.url != null) {
			Assert.isTrue(this.host == null && this.port == null && this.https == null && this.pathPrefix == null,
					"url has all of it: host, port, https and path prefix cannot be set beside it");
			return this.url;
		}
		boolean secure = Boolean.TRUE.equals(this.https);
		int defaultPort = secure ? 443 : 3000;
		return Endpoint.of((this.host != null) ? this.host : "localhost", (this.port != null) ? this.port : defaultPort,
				secure, (this.pathPrefix != null) ? this.pathPrefix : "");
	}

}
