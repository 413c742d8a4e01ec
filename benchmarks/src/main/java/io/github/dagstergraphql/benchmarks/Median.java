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

import java.util.List;

/**
 * Quantiles of a few figures.
 */
final class Median {

	private Median() {
	}

	static double of(List<Double> figures) {
		return quantile(figures, 0.5);
	}

	/**
	 * Return a quantile, between two figures if it falls there.
	 * @param figures the figures, in any order
	 * @param share how many are below, from 0 to 1
	 * @return the quantile
	 */
	static double quantile(List<Double> figures, double share) {
		List<Double> sorted = figures.stream().sorted().toList();
		double position = share * (sorted.size() - 1);
		int below = (int) position;
		int above = Math.min(below + 1, sorted.size() - 1);
		return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
	}

}
