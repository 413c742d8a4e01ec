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

import java.util.List;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.auth.DagsterCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;

/**
 * Lookup of the credentials declared as beans of the application. Credentials with the
 * name of a client as their qualifier apply to that client. Credentials without a
 * qualifier apply to the client without a name or, if all clients have names, to all of
 * them.
 */
final class CredentialsBeans {

	private final BeanFactory beanFactory;

	private final DagsterClients clients;

	CredentialsBeans(BeanFactory beanFactory, DagsterClients clients) {
		this.beanFactory = beanFactory;
		this.clients = clients;
	}

	@Nullable DagsterCredentials find(String clientName) {
		String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors((ListableBeanFactory) this.beanFactory,
				DagsterCredentials.class);
		return (names.length > 0) ? find(clientName, names) : null;
	}

	private @Nullable DagsterCredentials find(String clientName, String[] names) {
		List<String> own = Stream.of(names).filter((name) -> isQualified(name, clientName)).toList();
		if (!own.isEmpty()) {
			return bean(own);
		}
		if (!DagsterClients.DEFAULT_NAME.equals(clientName) && this.clients.hasDefault()) {
			return null;
		}
		List<String> shared = Stream.of(names)
			.filter((name) -> this.clients.names().stream().noneMatch((client) -> isQualified(name, client)))
			.toList();
		return shared.isEmpty() ? null : bean(shared);
	}

	private boolean isQualified(String beanName, String clientName) {
		return BeanFactoryAnnotationUtils.isQualifierMatch(clientName::equals, beanName, this.beanFactory);
	}

	private DagsterCredentials bean(List<String> names) {
		if (names.size() > 1) {
			throw new NoUniqueBeanDefinitionException(DagsterCredentials.class, names);
		}
		return this.beanFactory.getBean(names.get(0), DagsterCredentials.class);
	}

}
