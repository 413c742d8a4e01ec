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

package io.github.dagstergraphql.client.internal.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.dagstergraphql.client.error.JobCandidate;

/**
 * Finds the jobs that a misspelled name may have meant.
 */
final class NearMisses {

	private static final int MOST = 3;

	private NearMisses() {
	}

	static List<JobCandidate> of(String jobName, List<JobCandidate> jobs) {
		String wanted = jobName.toLowerCase(Locale.ROOT);
		record Ranked(JobCandidate job, int distance) {
		}
		return jobs.stream()
			.filter((job) -> Math.abs(job.jobName().length() - wanted.length()) <= tolerance(wanted))
			.map((job) -> new Ranked(job, distance(wanted, job.jobName().toLowerCase(Locale.ROOT))))
			.filter((ranked) -> ranked.distance() <= tolerance(wanted))
			.sorted(Comparator.comparingInt(Ranked::distance))
			.limit(MOST)
			.map(Ranked::job)
			.toList();
	}

	private static int tolerance(String wanted) {
		return Math.max(2, wanted.length() / 3);
	}

	// The Levenshtein distance: how many letters to insert, delete or replace.
	private static int distance(String left, String right) {
		int[] previous = new int[right.length() + 1];
		for (int column = 0; column <= right.length(); column++) {
			previous[column] = column;
		}
		for (int row = 1; row <= left.length(); row++) {
			int[] current = new int[right.length() + 1];
			current[0] = row;
			for (int column = 1; column <= right.length(); column++) {
				int replaced = previous[column - 1] + ((left.charAt(row - 1) == right.charAt(column - 1)) ? 0 : 1);
				current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
			}
			previous = current;
		}
		return previous[right.length()];
	}

}
