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

package io.github.dagstergraphql.boot.autoconfigure.testcontainers;

import java.net.URI;

import io.github.dagstergraphql.boot.autoconfigure.DagsterConnectionDetails;
import io.github.dagstergraphql.testcontainers.DagsterContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * Factory for connection details of a {@link DagsterContainer} with
 * {@link ServiceConnection @ServiceConnection}.
 */
class DagsterContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<DagsterContainer, DagsterConnectionDetails> {

	@Override
	protected DagsterConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<DagsterContainer> source) {
		return new DagsterContainerConnectionDetails(source);
	}

	private static final class DagsterContainerConnectionDetails extends ContainerConnectionDetails<DagsterContainer>
			implements DagsterConnectionDetails {

		private DagsterContainerConnectionDetails(ContainerConnectionSource<DagsterContainer> source) {
			super(source);
		}

		@Override
		public URI getUrl() {
			return URI.create(getContainer().getUrl());
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

	}

}
