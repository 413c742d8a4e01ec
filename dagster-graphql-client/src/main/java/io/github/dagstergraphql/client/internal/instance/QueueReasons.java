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

package io.github.dagstergraphql.client.internal.instance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.QueueReason;
import io.github.dagstergraphql.client.instance.QueuedRun;
import io.github.dagstergraphql.client.instance.RunQueueSettings;
import org.jspecify.annotations.Nullable;

/**
 * Determines why runs are in the queue. It applies the limits in the same order as the
 * daemon of the run queue, which does not report its decisions.
 */
final class QueueReasons {

	private final RunQueueSettings settings;

	private final TagCounts tags;

	private final PoolCounts pools;

	private final List<QueueReason> daemon;

	private int running;

	/**
	 * Create reasons.
	 * @param settings the settings of the instance
	 * @param pools the pools with a limit
	 * @param inProgress the runs in progress
	 * @param daemonDown the reason of a daemon that is not running, or {@code null}
	 * @param now the current time
	 */
	QueueReasons(InstanceSettings settings, List<ConcurrencyPool> pools, List<QueueRunFields> inProgress,
			@Nullable QueueReason daemonDown, Instant now) {
		this.settings = (settings.runQueue() != null) ? settings.runQueue() : RunQueueSettings.builder().build();
		this.tags = new TagCounts((this.settings.tagLimits() != null) ? this.settings.tagLimits() : List.of());
		this.pools = new PoolCounts(settings.pools(), pools);
		this.daemon = (daemonDown != null) ? List.of(daemonDown) : List.of();
		this.running = inProgress.size();
		inProgress.forEach((run) -> {
			this.tags.add(run.tagMap());
			this.pools.addInProgress(run, now);
		});
	}

	/**
	 * Return the runs with their reasons.
	 * @param queued the runs in the queue, oldest first
	 * @return the runs in the order in which they leave the queue
	 */
	List<QueuedRun> of(List<QueueRunFields> queued) {
		return queued.stream()
			.sorted(Comparator.comparing((QueueRunFields run) -> run.toRun(List.of()).priority()).reversed())
			.map(this::withReasons)
			.toList();
	}

	private QueuedRun withReasons(QueueRunFields run) {
		List<QueueReason> reasons = new ArrayList<>(this.daemon);
		List<QueueReason> ofTags = this.tags.reasons(run.tagMap());
		reasons.addAll(ofTags);
		if (ofTags.isEmpty()) {
			this.tags.add(run.tagMap());
		}
		List<String> full = Boolean.TRUE.equals(this.settings.poolAware()) ? this.pools.full(run) : List.of();
		if (!full.isEmpty()) {
			reasons.add(new QueueReason.PoolLimit(full));
		}
		Integer max = this.settings.maxConcurrentRuns();
		if (max != null && this.running >= max) {
			reasons.add(new QueueReason.RunLimit(max));
		}
		else if (ofTags.isEmpty() && full.isEmpty()) {
			this.running++;
			this.pools.add(run);
		}
		return run.toRun(reasons);
	}

}
