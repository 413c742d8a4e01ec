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

import io.github.dagstergraphql.client.declared.JobValidation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of Dagster clients.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("dagster")
public class DagsterProperties extends DagsterClientProperties {

	/**
	 * Clients for several servers, by name. Their properties override those directly
	 * below dagster.
	 */
	private Map<String, Client> clients = new LinkedHashMap<>();

	/**
	 * Whether to set up HTTP at startup instead of with the first request. No request is
	 * sent.
	 */
	private boolean warmUp = false;

	/**
	 * Shutdown of the application.
	 */
	private final Shutdown shutdown = new Shutdown();

	/**
	 * Listeners for status changes of runs.
	 */
	private final Listener listener = new Listener();

	/**
	 * Jobs and assets of declared clients.
	 */
	private final Jobs jobs = new Jobs();

	/**
	 * Health of the servers.
	 */
	private final Health health = new Health();

	/**
	 * Return the clients with a name.
	 * @return the clients, by name
	 */
	public Map<String, Client> getClients() {
		return this.clients;
	}

	/**
	 * Set the clients with a name.
	 * @param clients the clients, by name
	 */
	public void setClients(Map<String, Client> clients) {
		this.clients = clients;
	}

	/**
	 * Return whether to set up HTTP at startup.
	 * @return whether to set up HTTP at startup
	 */
	public boolean isWarmUp() {
		return this.warmUp;
	}

	/**
	 * Set whether to set up HTTP at startup.
	 * @param warmUp whether to set up HTTP at startup
	 */
	public void setWarmUp(boolean warmUp) {
		this.warmUp = warmUp;
	}

	/**
	 * Return the shutdown settings.
	 * @return the settings
	 */
	public Shutdown getShutdown() {
		return this.shutdown;
	}

	/**
	 * Return the listener settings.
	 * @return the settings
	 */
	public Listener getListener() {
		return this.listener;
	}

	/**
	 * Return the settings of declared clients.
	 * @return the settings
	 */
	public Jobs getJobs() {
		return this.jobs;
	}

	/**
	 * Return the health settings.
	 * @return the settings
	 */
	public Health getHealth() {
		return this.health;
	}

	/**
	 * Properties of a client with a name. Properties that are not set default to those
	 * directly below {@code dagster}.
	 *
	 * @since 0.1.0
	 */
	public static class Client extends DagsterClientProperties {

		/**
		 * Whether this client is injected if an injection point has no qualifier.
		 */
		private boolean primary = false;

		/**
		 * Return whether this client is the primary one.
		 * @return whether this client is the primary one
		 */
		public boolean isPrimary() {
			return this.primary;
		}

		/**
		 * Set whether this client is the primary one.
		 * @param primary whether this client is the primary one
		 */
		public void setPrimary(boolean primary) {
			this.primary = primary;
		}

	}

	/**
	 * Shutdown of the application.
	 *
	 * @since 0.1.0
	 */
	public static class Shutdown {

		/**
		 * Whether waits for runs end as soon as the application begins to shut down, so
		 * that requests that depend on them can still be completed. If not, they end when
		 * the clients are closed.
		 */
		private boolean endWaits = true;

		/**
		 * Return whether waits end when the shutdown begins.
		 * @return whether waits end when the shutdown begins
		 */
		public boolean isEndWaits() {
			return this.endWaits;
		}

		/**
		 * Set whether waits end when the shutdown begins.
		 * @param endWaits whether waits end when the shutdown begins
		 */
		public void setEndWaits(boolean endWaits) {
			this.endWaits = endWaits;
		}

	}

	/**
	 * Listeners for status changes of runs.
	 *
	 * @since 0.1.0
	 */
	public static class Listener {

		/**
		 * Whether listeners start with the application.
		 */
		private boolean autoStartup = true;

		/**
		 * Number of changes that each listener processes at the same time.
		 */
		private int concurrency = 1;

		/**
		 * Whether to publish an application event for each run of each client that has
		 * ended. This polls the servers.
		 */
		private boolean publishEvents = false;

		/**
		 * Return whether listeners start with the application.
		 * @return whether listeners start with the application
		 */
		public boolean isAutoStartup() {
			return this.autoStartup;
		}

		/**
		 * Set whether listeners start with the application.
		 * @param autoStartup whether listeners start with the application
		 */
		public void setAutoStartup(boolean autoStartup) {
			this.autoStartup = autoStartup;
		}

		/**
		 * Return how many changes each listener processes at the same time.
		 * @return the number, at least 1
		 */
		public int getConcurrency() {
			return this.concurrency;
		}

		/**
		 * Set how many changes each listener processes at the same time.
		 * @param concurrency the number, at least 1
		 */
		public void setConcurrency(int concurrency) {
			this.concurrency = concurrency;
		}

		/**
		 * Return whether to publish an event for each run that has ended.
		 * @return whether to publish events
		 */
		public boolean isPublishEvents() {
			return this.publishEvents;
		}

		/**
		 * Set whether to publish an event for each run that has ended.
		 * @param publishEvents whether to publish events
		 */
		public void setPublishEvents(boolean publishEvents) {
			this.publishEvents = publishEvents;
		}

	}

	/**
	 * Jobs and assets of declared clients.
	 *
	 * @since 0.1.0
	 */
	public static class Jobs {

		/**
		 * When to check with the server that the jobs, assets, partitions and run config
		 * paths of declared clients exist. A failed check at startup fails the start of
		 * the application.
		 */
		private JobValidation validate = JobValidation.OFF;

		/**
		 * Return when declared clients are checked.
		 * @return when they are checked
		 */
		public JobValidation getValidate() {
			return this.validate;
		}

		/**
		 * Set when declared clients are checked.
		 * @param validate when they are checked
		 */
		public void setValidate(JobValidation validate) {
			this.validate = validate;
		}

	}

	/**
	 * Health of a server.
	 *
	 * @since 0.1.0
	 */
	public static class Health {

		/**
		 * Timeout of a check, after which it fails.
		 */
		private Duration timeout = Duration.ofSeconds(5);

		/**
		 * Time for which the result of a check is cached. With 0, every health request
		 * sends requests to the server.
		 */
		private Duration cacheTimeToLive = Duration.ofSeconds(10);

		/**
		 * Check of the webserver.
		 */
		private final Server server = new Server();

		/**
		 * Check of the daemons required by the instance.
		 */
		private final Daemons daemons = new Daemons();

		/**
		 * Check of the code locations.
		 */
		private final Locations locations = new Locations();

		/**
		 * Return the timeout of a check.
		 * @return the timeout
		 */
		public Duration getTimeout() {
			return this.timeout;
		}

		/**
		 * Set the timeout of a check.
		 * @param timeout the timeout
		 */
		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		/**
		 * Return the time for which the result of a check is cached.
		 * @return the time to live
		 */
		public Duration getCacheTimeToLive() {
			return this.cacheTimeToLive;
		}

		/**
		 * Set the time for which the result of a check is cached.
		 * @param cacheTimeToLive the time to live
		 */
		public void setCacheTimeToLive(Duration cacheTimeToLive) {
			this.cacheTimeToLive = cacheTimeToLive;
		}

		/**
		 * Return the settings of the check of the webserver.
		 * @return the settings
		 */
		public Server getServer() {
			return this.server;
		}

		/**
		 * Return the settings of the check of the daemons.
		 * @return the settings
		 */
		public Daemons getDaemons() {
			return this.daemons;
		}

		/**
		 * Return the settings of the check of the code locations.
		 * @return the settings
		 */
		public Locations getLocations() {
			return this.locations;
		}

	}

	/**
	 * Check of the webserver.
	 *
	 * @since 0.1.0
	 */
	public static class Server {

		/**
		 * Whether to check that the webserver responds.
		 */
		private boolean enabled = true;

		/**
		 * Health status if the webserver does not respond.
		 */
		private FailureStatus failureStatus = FailureStatus.DOWN;

		/**
		 * Return whether to enable the check.
		 * @return whether to enable the check
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to enable the check.
		 * @param enabled whether to enable the check
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return the health status if the check fails.
		 * @return the status
		 */
		public FailureStatus getFailureStatus() {
			return this.failureStatus;
		}

		/**
		 * Set the health status if the check fails.
		 * @param failureStatus the status
		 */
		public void setFailureStatus(FailureStatus failureStatus) {
			this.failureStatus = failureStatus;
		}

	}

	/**
	 * Check of the daemons.
	 *
	 * @since 0.1.0
	 */
	public static class Daemons {

		/**
		 * Whether to check that the daemons required by the instance are running.
		 */
		private boolean enabled = true;

		/**
		 * Health status if a required daemon is not running.
		 */
		private FailureStatus failureStatus = FailureStatus.DOWN;

		/**
		 * Return whether to enable the check.
		 * @return whether to enable the check
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to enable the check.
		 * @param enabled whether to enable the check
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return the health status if the check fails.
		 * @return the status
		 */
		public FailureStatus getFailureStatus() {
			return this.failureStatus;
		}

		/**
		 * Set the health status if the check fails.
		 * @param failureStatus the status
		 */
		public void setFailureStatus(FailureStatus failureStatus) {
			this.failureStatus = failureStatus;
		}

	}

	/**
	 * Check of the code locations.
	 *
	 * @since 0.1.0
	 */
	public static class Locations {

		/**
		 * Whether to check that the code locations load.
		 */
		private boolean enabled = true;

		/**
		 * Health status if a code location does not load.
		 */
		private FailureStatus failureStatus = FailureStatus.UP;

		/**
		 * Return whether to enable the check.
		 * @return whether to enable the check
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to enable the check.
		 * @param enabled whether to enable the check
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return the health status if the check fails.
		 * @return the status
		 */
		public FailureStatus getFailureStatus() {
			return this.failureStatus;
		}

		/**
		 * Set the health status if the check fails.
		 * @param failureStatus the status
		 */
		public void setFailureStatus(FailureStatus failureStatus) {
			this.failureStatus = failureStatus;
		}

	}

	/**
	 * Health status if a check fails.
	 *
	 * @since 0.1.0
	 */
	public enum FailureStatus {

		/** Healthy; the failure is shown in the details only. */
		UP,

		/** Unknown. */
		UNKNOWN,

		/** Temporarily out of service. */
		OUT_OF_SERVICE,

		/** Not working. */
		DOWN

	}

}
