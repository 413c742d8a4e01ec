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

package io.github.dagstergraphql.samples.orders;

import java.net.URI;
import java.time.LocalDate;

import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.partition.InvalidPartitionException;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import io.github.dagstergraphql.client.run.RunStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Order files arrive, reports are asked for, and deployments are told of.
 */
@RestController
class OrdersController {

	private final ReactiveDagsterGraphQlClient dagster;

	private final ReactiveDagsterGraphQlClient analytics;

	private final OrderJobs jobs;

	private final OrderFiles files;

	OrdersController(ReactiveDagsterGraphQlClient dagster,
			@Qualifier("analytics") ReactiveDagsterGraphQlClient analytics, OrderJobs jobs, OrderFiles files) {
		this.dagster = dagster;
		this.jobs = jobs;
		this.analytics = analytics;
		this.files = files;
	}

	@PutMapping(path = "/order-files/{day}", consumes = "text/csv")
	Mono<Submitted> fileArrived(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
			@RequestBody Flux<DataBuffer> content) {
		return this.files.store(day, content).map(Submitted::of);
	}

	@PostMapping("/orders/{day}")
	Mono<Submitted> arrived(@PathVariable String day) {
		return this.jobs.load(day).map(Submitted::of);
	}

	@PostMapping("/reports/{name}")
	Mono<Submitted> report(@PathVariable String name) {
		return this.analytics.job(name).launch().map(Submitted::of);
	}

	@GetMapping("/runs/{id}")
	Mono<RunStatus> status(@PathVariable String id) {
		return this.dagster.run(id).status();
	}

	@PostMapping("/deployments/{location}")
	Mono<ReloadRepositoryLocationInfo.Status> deployed(@PathVariable String location) {
		return this.dagster.location(location).reload().map(ReloadRepositoryLocationInfo::status);
	}

	@ExceptionHandler
	ProblemDetail noSuchPartition(InvalidPartitionException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	record Submitted(String id, URI link) {

		static Submitted of(ReactiveRunHandle run) {
			return new Submitted(run.id(), run.uiUrl());
		}

	}

}
