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

package io.github.dagstergraphql.client.declared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dagstergraphql.client.internal.text.MessageText;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobOp;
import io.github.dagstergraphql.client.run.RunConfigErrorInfo;
import io.github.dagstergraphql.client.run.RunConfigInvalidException;

/**
 * Checks whether a job has the ops and resources that the paths of the run config
 * contain.
 */
final class RunConfigPathCheck {

	private static final String OPS = "ops";

	private RunConfigPathCheck() {
	}

	static void check(DeclaredMethod method, JobDetails details, String job) {
		List<RunConfigErrorInfo> errors = new ArrayList<>();
		for (List<String> path : method.runConfigPaths()) {
			if (path.get(0).equals(OPS)) {
				checkOps(path, details, errors);
			}
			else if (path.get(0).equals("resources") && path.size() > 1
					&& !details.resourceKeys().contains(path.get(1))) {
				errors.add(error(path, 1, "resource", details.resourceKeys()));
			}
		}
		if (!errors.isEmpty()) {
			throw new RunConfigInvalidException("RunConfigValidationInvalid",
					"%s does not accept the run config: %s".formatted(job,
							errors.stream().map(RunConfigErrorInfo::message).collect(Collectors.joining(", "))),
					errors);
		}
	}

	// the ops of a graph are below "ops" of the graph
	private static void checkOps(List<String> path, JobDetails details, List<RunConfigErrorInfo> errors) {
		List<String> handles = details.ops().stream().map(JobOp::handle).toList();
		StringBuilder handle = new StringBuilder();
		for (int i = 0; i + 1 < path.size() && path.get(i).equals(OPS); i += 2) {
			handle.append(handle.isEmpty() ? "" : ".").append(path.get(i + 1));
			if (!handles.contains(handle.toString())) {
				errors.add(error(path, i + 1, "op", handles));
				return;
			}
		}
	}

	private static RunConfigErrorInfo error(List<String> path, int index, String kind, Collection<String> known) {
		String name = path.get(index);
		return new RunConfigErrorInfo("FieldNotDefinedConfigError", "FIELD_NOT_DEFINED", path.subList(0, index),
				List.of(name), "it has no %s \"%s\" (%s), only %s".formatted(kind, name, String.join(".", path),
						MessageText.names(known, ", ")),
				List.of());
	}

}
