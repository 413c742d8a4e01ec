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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import io.github.dagstergraphql.client.ReactiveDagsterGraphQlClient;
import io.github.dagstergraphql.client.asset.AssetReport;
import io.github.dagstergraphql.client.run.ReactiveRunHandle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Service;

/**
 * Stores the file with the orders of a day, which is the asset {@code order_files} of
 * this application, and has Dagster materialize {@code raw/orders} from it.
 */
@Service
class OrderFiles {

	private final ReactiveDagsterGraphQlClient dagster;

	private final OrderJobs jobs;

	private final Path directory;

	OrderFiles(ReactiveDagsterGraphQlClient dagster, OrderJobs jobs, @Value("${orders.directory}") Path directory) {
		this.dagster = dagster;
		this.jobs = jobs;
		this.directory = directory;
	}

	/**
	 * Store a file, report it to Dagster, and materialize the orders of the day.
	 * @param day the day of the orders
	 * @param content the content of the file
	 * @return the run that materializes the orders
	 */
	Mono<ReactiveRunHandle> store(LocalDate day, Flux<DataBuffer> content) {
		return Mono.fromCallable(() -> Files.createDirectories(this.directory).resolve(day + ".csv"))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((file) -> DataBufferUtils.write(content, file)
				.then(Mono.defer(() -> report(day, file)))
				.then(Mono.defer(() -> this.jobs.materialize(day))));
	}

	private Mono<Void> report(LocalDate day, Path file) {
		return Mono.fromCallable(() -> reportOf(day, file))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap(this.dagster.asset("order_files")::reportMaterialization);
	}

	private static AssetReport reportOf(LocalDate day, Path file) throws IOException {
		return AssetReport.create()
			.partition(day.toString())
			.metadata("file", file.toAbsolutePath().toString())
			.metadata("bytes", Files.size(file));
	}

}
