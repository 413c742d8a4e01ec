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
import io.github.dagstergraphql.client.internal.address.UserInterface;
import io.github.dagstergraphql.client.internal.call.ObservationSettings;
import io.github.dagstergraphql.client.internal.call.Timeouts;
import io.github.dagstergraphql.client.internal.job.JobDefaults;
import io.github.dagstergraphql.client.internal.job.JobSettings;
import io.github.dagstergraphql.client.internal.run.RunSettings;
import io.github.dagstergraphql.client.internal.text.DurationText;
import io.github.dagstergraphql.client.internal.time.Timing;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import io.github.dagstergraphql.client.internal.transport.TransportSettings;
import io.github.dagstergraphql.client.internal.version.VersionCheck.Mode;
import io.github.dagstergraphql.client.internal.watch.PollInterval;
import io.github.dagstergraphql.client.observation.DagsterAwaitObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterLaunchObservationConvention;
import io.github.dagstergraphql.client.observation.DagsterReloadObservationConvention;
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
 * {@link WebClient}. It validates all settings when a client is built, and creates what
 * the client consists of with its first call: an application starts without the classes
 * that only calls need.
 */
final class DefaultDagsterGraphQlClientBuilder implements DagsterGraphQlClient.Builder, Cloneable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

	private static final Duration LAUNCH_TIMEOUT = Duration.ofSeconds(150);

	private static final Duration LAUNCH_SETTLE_TIME = Duration.ofSeconds(90);

	private static final int MAX_LIVE_CONNECTIONS = 10_000;

	private @Nullable String host;

	private @Nullable Integer port;

	private @Nullable Boolean https;

	private @Nullable String pathPrefix;

	private @Nullable Endpoint url;

	private @Nullable HttpHeaders headers;

	private @Nullable DagsterCredentials credentials;

	private String name = "default";

	private @Nullable String defaultLocation;

	private @Nullable String defaultRepository;

	private @Nullable UserInterface userInterface;

	private @Nullable ObservationRegistry observationRegistry;

	private @Nullable DagsterRequestObservationConvention requestConvention;

	private @Nullable DagsterLaunchObservationConvention launchConvention;

	private @Nullable DagsterAwaitObservationConvention awaitConvention;

	private @Nullable DagsterReloadObservationConvention reloadConvention;

	private @Nullable Duration connectTimeout;

	private @Nullable Duration readTimeout;

	private @Nullable Duration launchTimeout;

	private @Nullable Duration launchSettleTime;

	private Duration reloadTimeout = Duration.ofMinutes(5);

	private @Nullable Duration awaitTimeout;

	private @Nullable PollInterval pollInterval;

	private @Nullable RetryPolicy retryPolicy;

	private @Nullable Timing timing;

	private VersionCheck versionCheck = VersionCheck.WARN;

	private int maxResponseSize = 16 * 1024 * 1024;

	private boolean live = true;

	private int maxLiveConnections = 64;

	private boolean tracePropagation;

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
		if (this.headers == null) {
			this.headers = new HttpHeaders();
		}
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
		this.defaultLocation = locationName;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder defaultRepository(String repositoryName) {
		Assert.hasText(repositoryName, "default repository must not be empty");
		this.defaultRepository = repositoryName;
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
		this.requestConvention = convention;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder observationConvention(DagsterLaunchObservationConvention convention) {
		Assert.notNull(convention, "observation convention must not be null");
		this.launchConvention = convention;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder observationConvention(DagsterAwaitObservationConvention convention) {
		Assert.notNull(convention, "observation convention must not be null");
		this.awaitConvention = convention;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder observationConvention(DagsterReloadObservationConvention convention) {
		Assert.notNull(convention, "observation convention must not be null");
		this.reloadConvention = convention;
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
	public DagsterGraphQlClient.Builder live(boolean live) {
		this.live = live;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder tracePropagation(boolean propagation) {
		this.tracePropagation = propagation;
		return this;
	}

	@Override
	public DagsterGraphQlClient.Builder maxLiveConnections(int connections) {
		Assert.isTrue(connections > 0 && connections <= MAX_LIVE_CONNECTIONS,
				"maximum number of live connections must be between 1 and " + MAX_LIVE_CONNECTIONS);
		this.maxLiveConnections = connections;
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
		Assert.isTrue(this.credentials == null || endpoint.credentials() == null,
				"credentials must not be set if the url contains a user and password: remove one of them");
		DefaultDagsterGraphQlClientBuilder settings = copy();
		return new DefaultReactiveDagsterGraphQlClient(this.name, endpoint.url(), () -> settings.operations(endpoint));
	}

	// later changes of this builder do not affect the client
	private DefaultDagsterGraphQlClientBuilder copy() {
		try {
			DefaultDagsterGraphQlClientBuilder copy = (DefaultDagsterGraphQlClientBuilder) clone();
			copy.headers = (this.headers != null) ? strip(this.headers) : null;
			return copy;
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// for example, the line break at the end of a secret in a file
	private static HttpHeaders strip(HttpHeaders headers) {
		HttpHeaders stripped = new HttpHeaders();
		headers.forEach((name, values) -> stripped.put(name, values.stream().map(String::strip).toList()));
		return stripped;
	}

	private ClientOperations operations(Endpoint endpoint) {
		UserInterface ui = (this.userInterface != null) ? this.userInterface : new UserInterface(endpoint.webserver());
		PollInterval interval = (this.pollInterval != null) ? this.pollInterval
				: new PollInterval(Duration.ofMillis(500), Duration.ofSeconds(10));
		return new ClientOperations(new DagsterTransport(http(endpoint)::open, transport(endpoint)),
				new JobSettings(new JobDefaults(this.defaultLocation, this.defaultRepository),
						orElse(this.launchSettleTime, LAUNCH_SETTLE_TIME)),
				new RunSettings(ui, interval, this.awaitTimeout));
	}

	private TransportSettings transport(Endpoint endpoint) {
		return new TransportSettings(this.name, endpoint.url(), isDefaultAddress(),
				(this.credentials != null) ? this.credentials : endpoint.credentials(),
				new Timeouts(orElse(this.readTimeout, READ_TIMEOUT), orElse(this.launchTimeout, LAUNCH_TIMEOUT),
						this.reloadTimeout),
				(this.timing != null) ? this.timing : Timing.SYSTEM, this.maxResponseSize, this.live,
				this.maxLiveConnections, (this.retryPolicy != null) ? this.retryPolicy : defaultRetryPolicy(),
				Mode.valueOf(this.versionCheck.name()),
				new ObservationSettings(this.name, registry(), this.requestConvention, this.launchConvention,
						this.awaitConvention, this.reloadConvention, this.tracePropagation));
	}

	private static RetryPolicy defaultRetryPolicy() {
		return RetryPolicy.builder()
			.maxRetries(3)
			.delay(Duration.ofMillis(200))
			.multiplier(2)
			.maxDelay(Duration.ofSeconds(5))
			.jitter(Duration.ofMillis(50))
			.build();
	}

	private ObservationRegistry registry() {
		return (this.observationRegistry != null) ? this.observationRegistry : ObservationRegistry.NOOP;
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
		HttpHeaders headers = (this.headers != null) ? this.headers : new HttpHeaders();
		if (this.webClient != null) {
			return new HttpSettings(this.webClient, this.connectorFactory, connectTimeout, headers, endpoint.url(),
					maxSockets());
		}
		return new HttpSettings(() -> WebClient.builder().observationRegistry(registry()),
				(this.connectorFactory != null) ? this.connectorFactory : HttpSettings.REACTOR_NETTY, connectTimeout,
				headers, endpoint.url(), maxSockets());
	}

	private int maxSockets() {
		return this.live ? this.maxLiveConnections : 0;
	}

	private Endpoint endpoint() {
		if (this.url != null) {
			Assert.isTrue(this.host == null && this.port == null && this.https == null && this.pathPrefix == null,
					"url must not be combined with host, port, https or path prefix: set url or the others");
			return this.url;
		}
		if (isDefaultAddress()) {
			return Endpoint.DEFAULT;
		}
		boolean secure = Boolean.TRUE.equals(this.https);
		int defaultPort = secure ? 443 : 3000;
		return Endpoint.of((this.host != null) ? this.host : "localhost", (this.port != null) ? this.port : defaultPort,
				secure, (this.pathPrefix != null) ? this.pathPrefix : "");
	}

}
