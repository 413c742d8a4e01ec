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

package io.github.dagstergraphql.benchmarks.soak;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;

/**
 * What a JVM holds at a moment, after a garbage collection.
 *
 * @param time when
 * @param heap used heap in MB
 * @param threads live threads
 * @param files open file descriptors, connections among them
 * @param direct direct memory of the JDK's buffers and of Netty's in MB
 */
record Sample(LocalTime time, double heap, int threads, long files, double direct) {

	static final String HEAD = "| time | heap MB | threads | file descriptors | direct memory MB |\n|---|---|---|---|---|";

	static final Map<String, ToDoubleFunction<Sample>> MEASURES = Map.of("heap", Sample::heap, "threads",
			Sample::threads, "file descriptors", Sample::files, "direct memory", Sample::direct);

	/** How much more than a tenth may come and go with what is under way. */
	static final Map<String, Double> TOLERANCE = Map.of("heap", 2.0, "threads", 2.0, "file descriptors", 10.0,
			"direct memory", 4.0);

	private static final double MEGABYTE = 1024 * 1024;

	static Sample take() throws InterruptedException {
		for (int round = 0; round < 3; round++) {
			System.gc();
			Thread.sleep(100);
		}
		long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
		if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider netty) {
			direct += netty.metric().usedDirectMemory();
		}
		long files = (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getOpenFileDescriptorCount() : 0;
		return new Sample(LocalTime.now().truncatedTo(ChronoUnit.SECONDS),
				ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
				ManagementFactory.getThreadMXBean().getThreadCount(), files, direct / MEGABYTE);
	}

	@Override
	public String toString() {
		return "| %s | %.1f | %d | %d | %.1f |".formatted(this.time, this.heap, this.threads, this.files, this.direct);
	}

}
