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

package io.github.dagstergraphql.docs;

import java.io.File;
import java.time.LocalDate;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.observation.DagsterMeterObservationHandler;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationContext;
import io.github.dagstergraphql.client.observation.DagsterRequestObservationConvention;
import io.github.dagstergraphql.client.observation.DefaultDagsterRequestObservationConvention;
import io.github.dagstergraphql.client.run.RunHandle;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Examples of the pages on idempotent launches, health, metrics, traces and TLS.
 */
final class OperationsSnippets {

	private OperationsSnippets() {
	}

	// tag::instance[]
	static boolean runsWillStart(DagsterGraphQlClient dagster) {
		return dagster.instance()
			.daemons()
			.stream()
			.filter((daemon) -> daemon.type().equals("QUEUED_RUN_COORDINATOR"))
			.allMatch((daemon) -> !daemon.required() || Boolean.TRUE.equals(daemon.healthy()));
	}
	// end::instance[]

	static RunHandle launchOnce(DagsterGraphQlClient dagster, Map<String, ?> config, LocalDate day) {
		// tag::idempotency[]
		RunHandle run = dagster.job("daily_orders").runConfig(config).idempotencyKey("orders-" + day).launch();
		// end::idempotency[]
		return run;
	}

	static DagsterGraphQlClient withoutBoot(MeterRegistry meters) {
		// tag::without-boot[]
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig()
			.observationHandler(new DefaultMeterObservationHandler(meters))
			.observationHandler(new DagsterMeterObservationHandler(meters));
		DagsterGraphQlClient dagster = DagsterGraphQlClient.builder()
			.host("dagster.example.org")
			.observationRegistry(observations)
			.build();
		// end::without-boot[]
		return dagster;
	}

	static DagsterGraphQlClient tlsWithoutBoot() throws SSLException {
		// tag::tls-without-boot[]
		SslContext ssl = SslContextBuilder.forClient().trustManager(new File("ca.pem")).build();
		DagsterGraphQlClient dagster = DagsterGraphQlClient.builder()
			.url("https://dagster.example.org")
			.clientConnector((http) -> new ReactorClientHttpConnector(http.secure((spec) -> spec.sslContext(ssl))))
			.build();
		// end::tls-without-boot[]
		return dagster;
	}

	@Configuration(proxyBeanMethods = false)
	static class Observations {

		// tag::convention[]
		@Bean
		DagsterRequestObservationConvention dagsterObservationConvention() {
			return new DefaultDagsterRequestObservationConvention() {

				@Override
				public KeyValues getLowCardinalityKeyValues(DagsterRequestObservationContext context) {
					return super.getLowCardinalityKeyValues(context).and("team", "core");
				}

			};
		}
		// end::convention[]

	}

}
