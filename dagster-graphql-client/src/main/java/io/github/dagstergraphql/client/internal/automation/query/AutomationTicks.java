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

package io.github.dagstergraphql.client.internal.automation.query;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dagstergraphql.client.automation.ScheduleNotFoundException;
import io.github.dagstergraphql.client.automation.Tick;
import io.github.dagstergraphql.client.automation.TickOptions;
import io.github.dagstergraphql.client.internal.operation.Operation;
import io.github.dagstergraphql.client.internal.operation.TimeoutKind;
import io.github.dagstergraphql.client.internal.page.PageSizes;
import io.github.dagstergraphql.client.internal.page.Pages;
import io.github.dagstergraphql.client.internal.page.TimePages;
import io.github.dagstergraphql.client.internal.transport.DagsterTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Queries for the ticks of schedules and sensors.
 */
public final class AutomationTicks {

	private static final int FIRST_PAGE_SIZE = 25;

	private static final int MAX_PAGE_SIZE = 500;

	static final Operation<TickList.Page> TICKS = Operation
		.<TickList>query(AutomationTicks.class, "Ticks", "instigationStateOrError")
		.since(AutomationQueries.SINCE, "Querying ticks")
		.on(TickList.class, "InstigationState")
		.error(AutomationControl.STATE_NOT_FOUND, ScheduleNotFoundException::new)
		.build()
		.map(TickList::toPage);

	private final DagsterTransport transport;

	private final AutomationLookup lookup;

	public AutomationTicks(DagsterTransport transport, AutomationLookup lookup) {
		this.transport = transport;
		this.lookup = lookup;
	}

	/**
	 * Read ticks as they are requested.
	 * @param query the schedule or sensor
	 * @param options the options
	 * @return the ticks
	 */
	public Flux<Tick> flux(AutomationQuery query, TickOptions options) {
		Assert.notNull(options, "options must not be null");
		return this.transport.together(Pages.flux(() -> pages(query, options)));
	}

	/**
	 * Read ticks, blocking for each page.
	 * @param query the schedule or sensor
	 * @param options the options
	 * @return the ticks
	 */
	public Stream<Tick> stream(AutomationQuery query, TickOptions options) {
		Assert.notNull(options, "options must not be null");
		return pages(query, options).stream(this.transport::together);
	}

	private Pages<Tick> pages(AutomationQuery query, TickOptions options) {
		return new TimePages<>((before, limit) -> page(query, options, before, limit), Tick::timestamp, Tick::id,
				PageSizes.of(options.pageSize(), FIRST_PAGE_SIZE, MAX_PAGE_SIZE), options.before());
	}

	private Mono<List<Tick>> page(AutomationQuery automation, TickOptions options, @Nullable Instant before,
			int limit) {
		return this.lookup.execute(automation, TimeoutKind.READ, (query, place, deadline) -> {
			Map<String, Object> variables = new LinkedHashMap<>();
			variables.put("instigationSelector", query.toInstigationSelector(place));
			variables.put("limit", limit);
			if (!options.statuses().isEmpty()) {
				variables.put("statuses", options.statuses());
			}
			if (before != null) {
				variables.put("beforeTimestamp", seconds(before));
			}
			if (options.after() != null) {
				variables.put("afterTimestamp", seconds(options.after()));
			}
			return this.transport.executeWithin(TICKS, variables, deadline)
				.flatMap((page) -> AutomationControl.verified(page, page.type(), query))
				.map(TickList.Page::ticks);
		});
	}

	private static double seconds(Instant time) {
		return time.getEpochSecond() + time.getNano() / 1e9;
	}

}
