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

package io.github.dagstergraphql.boot.autoconfigure.docker.compose;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import org.junit.jupiter.api.Test;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DagsterDockerComposeConnectionDetailsFactory}: the services are made
 * up, all that Boot does with them is real.
 */
class DagsterDockerComposeConnectionDetailsFactoryTests {

	private static final String LABEL = "org.springframework.boot.service-connection";

	@Test
	void knowsDagstersImages() {
		assertThat(connect(service("docker.io/dagster/dagster-k8s:1.13.27", Map.of())).getUrl())
			.hasToString("http://compose.example.org:33000");
	}

	@Test
	void knowsTheLabel() {
		assertThat(connect(service("example.org/our-own", Map.of(LABEL, "dagster"))).getUrl())
			.hasToString("http://compose.example.org:33000");
	}

	@Test
	void readsPortAndPathPrefixFromLabels() {
		assertThat(connect(service("example.org/our-own", Map.of(LABEL, "dagster", DagsterService.PORT_LABEL, "80",
				DagsterService.PATH_PREFIX_LABEL, "/dag/ster")))
			.getUrl()).hasToString("http://compose.example.org:30080/dag/ster");
	}

	@Test
	void leavesOtherServicesAlone() {
		try (GenericApplicationContext context = ready(service("postgres:17", Map.of()))) {
			assertThat(context.getBeansOfType(DagsterConnectionDetails.class)).isEmpty();
		}
	}

	@Test
	void namesTheInvalidLabel() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new DagsterService(service("dagster", Map.of(DagsterService.PORT_LABEL, "http"))).url())
			.withMessageContaining(DagsterService.PORT_LABEL)
			.withMessageContaining("webserver");
		assertThatIllegalStateException()
			.isThrownBy(
					() -> new DagsterService(service("dagster", Map.of(DagsterService.PATH_PREFIX_LABEL, "x"))).url())
			.withMessageContaining(DagsterService.PATH_PREFIX_LABEL);
	}

	private static DagsterConnectionDetails connect(RunningService service) {
		try (GenericApplicationContext context = ready(service)) {
			return context.getBean(DagsterConnectionDetails.class);
		}
	}

	// what Boot does when the services are up
	private static GenericApplicationContext ready(RunningService service) {
		GenericApplicationContext context = new GenericApplicationContext();
		DockerComposeServicesReadyEvent event = event(context, List.of(service));
		for (ApplicationListener<?> listener : SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ApplicationListener.class, (type, name, failure) -> {
			})) {
			if (listener.getClass().getName().contains("DockerComposeServiceConnections")) {
				@SuppressWarnings("unchecked")
				ApplicationListener<DockerComposeServicesReadyEvent> typed = (ApplicationListener<DockerComposeServicesReadyEvent>) listener;
				typed.onApplicationEvent(event);
			}
		}
		context.refresh();
		return context;
	}

	private static DockerComposeServicesReadyEvent event(ApplicationContext context, List<RunningService> services) {
		try {
			Constructor<DockerComposeServicesReadyEvent> constructor = DockerComposeServicesReadyEvent.class
				.getDeclaredConstructor(ApplicationContext.class, List.class);
			return BeanUtils.instantiateClass(constructor, context, services);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RunningService service(String image, Map<String, String> labels) {
		RunningService service = mock(RunningService.class);
		ConnectionPorts ports = mock(ConnectionPorts.class);
		given(ports.get(3000)).willReturn(33000);
		given(ports.get(80)).willReturn(30080);
		given(service.name()).willReturn("webserver");
		given(service.image()).willReturn(ImageReference.of(image));
		given(service.host()).willReturn("compose.example.org");
		given(service.ports()).willReturn(ports);
		given(service.labels()).willReturn(labels);
		return service;
	}

}
