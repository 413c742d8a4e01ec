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

package io.github.dagstergraphql.samples.oauth2;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Spring's own authorization server, with one client that may use client credentials.
 */
class AuthorizationServer implements AutoCloseable {

	static final String CLIENT_SECRET = "the-client-secret";

	private final ServletWebServerApplicationContext context;

	AuthorizationServer() {
		String client = "spring.security.oauth2.authorizationserver.client.orders.registration";
		this.context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.SERVLET)
			.properties("spring.config.name=none", "server.port=0", "server.address=127.0.0.1",
					"management.tracing.export.zipkin.enabled=false", client + ".client-id=orders",
					client + ".client-secret={noop}" + CLIENT_SECRET,
					client + ".client-authentication-methods=client_secret_basic",
					client + ".authorization-grant-types=client_credentials", client + ".scopes=dagster")
			.run();
	}

	String url() {
		return "http://127.0.0.1:" + this.context.getWebServer().getPort();
	}

	int tokensAskedFor() {
		return this.context.getBean(Application.class).tokens.get();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		private final AtomicInteger tokens = new AtomicInteger();

		@Bean
		FilterRegistrationBean<Filter> countTokens() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
				this.tokens.incrementAndGet();
				chain.doFilter(request, response);
			});
			registration.addUrlPatterns("/oauth2/token");
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

}
