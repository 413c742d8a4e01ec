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

package io.github.dagstergraphql.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * Responses with a log of 1000 events a page. The events are those of a run on Dagster
 * 1.13.27, as the document of the client selects them, over and over again.
 */
final class LogPages {

	static final int EVENTS = 1000;

	private static final Pattern CURSOR = Pattern.compile("\"afterCursor\"\\s*:\\s*\"(\\d+)\"");

	private final int pages;

	private final ByteBuf events;

	/**
	 * Create a log.
	 * @param pages the number of pages
	 * @throws IOException if the events cannot be read
	 */
	LogPages(int pages) throws IOException {
		this.pages = pages;
		this.events = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(events(), StandardCharsets.UTF_8));
	}

	private static String events() throws IOException {
		JsonNode recorded = JsonMapper.shared()
			.readTree(new ClassPathResource("run-events.json", LogPages.class).getInputStream());
		List<String> texts = recorded.valueStream().map(JsonNode::toString).toList();
		return IntStream.range(0, EVENTS)
			.mapToObj((index) -> texts.get(index % texts.size()))
			.collect(Collectors.joining(","));
	}

	/**
	 * Return the response to a request.
	 * @param request the body of the request
	 * @return the body of the response, with the page after the cursor of the request
	 */
	ByteBuf response(String request) {
		Matcher cursor = CURSOR.matcher(request);
		int page = cursor.find() ? Integer.parseInt(cursor.group(1)) + 1 : 1;
		String start = "{\"data\":{\"logsForRun\":{\"__typename\":\"EventConnection\",\"cursor\":\"" + page
				+ "\",\"hasMore\":" + (page < this.pages) + ",\"events\":[";
		return Unpooled.wrappedBuffer(Unpooled.copiedBuffer(start, StandardCharsets.US_ASCII), this.events.duplicate(),
				Unpooled.copiedBuffer("]}}}", StandardCharsets.US_ASCII));
	}

}
