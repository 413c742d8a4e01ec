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

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of Dagster clients.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("dagster")
public class DagsterProperties extends DagsterClientProperties {

	/**
	 * Clients of several servers, each with a name, over the values that stand directly
	 * under dagster.
	 */
	private Map<String, Client> clients = new LinkedHashMap<>();

	/**
	 * Whether to set up HTTP at start-up, rather than with the first request. No request
	 * is sent.
	 */
	private boolean warmUp = false;

	/**
	 * Shutdown of the application.
	 */
	private final Shutdown shutdown = new Shutdown();

	/**
	 * Health of the servers.
	 */
	private final Health health = new Health();

	/**
	 * Return the clients that have a name.
	 * @return the clients that have a name
	 */
	public Map<String, Client> getClients() {
		return this.clients;
	}

	/**
	 * Set the clients that have a name.
	 * @param clients the clients that have a name
	 */
	public void setClients(Map<String, Client> clients) {
		this.clients = clients;
	}

	/**
	 * Return whether to set up HTTP at start-up.
	 * @return whether to set up HTTP at start-up
	 */
	public boolean isWarmUp() {
		return this.warmUp;
	}

	/**
	 * Set whether to set up HTTP at start-up.
	 * @param warmUp whether to set up HTTP at start-up
	 */
	public void setWarmUp(boolean warmUp) {
		this.warmUp = warmUp;
	}

	/**
	 * Return the settings of the shutdown.
	 * @return the settings of the shutdown
	 */
	public Shutdown getShutdown() {
		return this.shutdown;
	}

	/**
	 * Return the settings of health.
	 * @return the settings of health
	 */
	public Health getHealth() {
		return this.health;
	}

	/**
	 * Properties of a client with a name. What is not set here is taken from what stands
	 * directly under dagster.
	 *
	 * @since 0.1.0
	 */
	public static class Client extends DagsterClientProperties {

		/**
		 * Whether this client is injected where none is asked for by name.
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
		 * that requests that wait can still be answered. If not, they end when the
		 * clients are closed.
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
	 * Health of a server.
	 *
	 * @since 0.1.0
	 */
	public static class Health {

		/**
		 * How long a check may take before it counts as failed.
		 */
		private Duration timeout = Duration.ofSeconds(5);

		/**
		 * How long the result of a check is good for. With 0 every look at the health
		 * asks the server.
		 */
		private Duration cacheTimeToLive = Duration.ofSeconds(10);

		/**
		 * Whether the webserver answers.
		 */
		private final Server server = new Server();

		/**
		 * Whether the daemons that the instance needs are alive.
		 */
		private final Daemons daemons = new Daemons();

		/**
		 * Whether the code locations load.
		 */
		private final Locations locations = new Locations();

		/**
		 * Return how long a check may take.
		 * @return how long a check may take
		 */
		public Duration getTimeout() {
			return this.timeout;
		}

		/**
		 * Set how long a check may take.
		 * @param timeout how long a check may take
		 */
		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		/**
		 * Return how long the result of a check is good for.
		 * @return how long the result of a check is good for
		 */
		public Duration getCacheTimeToLive() {
			return this.cacheTimeToLive;
		}

		/**
		 * Set how long the result of a check is good for.
		 * @param cacheTimeToLive how long the result of a check is good for
		 */
		public void setCacheTimeToLive(Duration cacheTimeToLive) {
			this.cacheTimeToLive = cacheTimeToLive;
		}

		/**
		 * Return whether the webserver answers.
		 * @return whether the webserver answers
		 */
		public Server getServer() {
			return this.server;
		}

		/**
		 * Return whether the daemons are alive.
		 * @return whether the daemons are alive
		 */
		public Daemons getDaemons() {
			return this.daemons;
		}

		/**
		 * Return whether the code locations load.
		 * @return whether the code locations load
		 */
		public Locations getLocations() {
			return this.locations;
		}

	}

	/**
	 * The check whether the webserver answers.
	 *
	 * @since 0.1.0
	 */
	public static class Server {

		/**
		 * Whether to check that the webserver answers.
		 */
		private boolean enabled = true;

		/**
		 * What no answer of the webserver means for the health of the application.
		 */
		private FailureStatus failureStatus = FailureStatus.DOWN;

		/**
		 * Return whether to check it.
		 * @return whether to check it
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to check it.
		 * @param enabled whether to check it
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return what a failure means.
		 * @return what a failure means
		 */
		public FailureStatus getFailureStatus() {
			return this.failureStatus;
		}

		/**
		 * Set what a failure means.
		 * @param failureStatus what a failure means
		 */
		public void setFailureStatus(FailureStatus failureStatus) {
			this.failureStatus = failureStatus;
		}

	}

	/**
	 * The check of the daemons.
	 *
	 * @since 0.1.0
	 */
	public static class Daemons {

		/**
		 * Whether to check that the daemons that the instance needs are alive.
		 */
		private boolean enabled = true;

		/**
		 * What a daemon that is needed and not alive means for the health of the
		 * application.
		 */
		private FailureStatus failureStatus = FailureStatus.DOWN;

		/**
		 * Return whether to check it.
		 * @return whether to check it
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to check it.
		 * @param enabled whether to check it
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return what a failure means.
		 * @return what a failure means
		 */
		public FailureStatus getFailureStatus() {
			return this.failureStatus;
		}

		/**
		 * Set what a failure means.
		 * @param failureStatus what a failure means
		 */
		public void setFailureStatus(FailureStatus failureStatus) {
			this.failureStatus = failureStatus;
		}

	}

	/**
	 * The check of the code locations.
	 *
	 * @since 0.1.0
	 */
	public static class Locations {

		/**
		 * Whether to check that the code locations load.
		 */
		private boolean enabled = true;

		/**
		 * What a code location that does not load means for the health of the
		 * application.
		 */
		private FailureStatus failureStatus = FailureStatus.UP;

		/**
		 * Return whether to check it.
		 * @return whether to check it
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether to check it.
		 * @param enabled whether to check it
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return what a failure means.
		 * @return what a failure means
		 */
		public FailureStatus getFailureStatus() {
			return this.failureStatus;
		}

		/**
		 * Set what a failure means.
		 * @param failureStatus what a failure means
		 */
		public void setFailureStatus(FailureStatus failureStatus) {
			this.failureStatus = failureStatus;
		}

	}

	/**
	 * What a failure may mean for the health of the application.
	 *
	 * @since 0.1.0
	 */
	public enum FailureStatus {

		/** All is well nevertheless; the details tell of the failure. */
		UP,

		/** Nobody can say. */
		UNKNOWN,

		/** The application should be taken out of service. */
		OUT_OF_SERVICE,

		/** The application does not work. */
		DOWN

	}

}
