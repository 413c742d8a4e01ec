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

package io.github.dagstergraphql.client.internal.document;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.support.CachingDocumentSource;
import org.springframework.graphql.support.DocumentSource;
import org.springframework.graphql.support.ResourceDocumentSource;
import org.springframework.util.Assert;

/**
 * Creates requests with documents of the application, from text or from the class path.
 */
public final class DocumentRequests {

	/** Location that Spring's own GraphQL clients use, too. */
	private static final String LOCATION = "graphql-documents/";

	private final DagsterTransport transport;

	private final DocumentSource documents = new CachingDocumentSource(
			new ResourceDocumentSource(new ClassPathResource(LOCATION)));

	public DocumentRequests(DagsterTransport transport) {
		this.transport = transport;
	}

	DocumentRequest document(String document) {
		Assert.hasText(document, "document must not be empty");
		DocumentRequest request = new DocumentRequest(this.transport, Mono.just(document), "The document");
		request.parse(document);
		return request;
	}

	DocumentRequest documentName(String name) {
		Assert.hasText(name, "document name must not be empty");
		Mono<String> document = this.documents.getDocument(name)
			.onErrorMap(IllegalStateException.class, (ex) -> new IllegalArgumentException("The document \""
					+ MessageText.name(name) + "\" (.graphql or .gql) does not exist in classpath:" + LOCATION, ex));
		return new DocumentRequest(this.transport, document, "The document \"" + MessageText.name(name) + "\"");
	}

}
