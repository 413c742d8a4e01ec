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

package io.github.dagstergraphql.test;

import java.time.Duration;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.error.DagsterTimeoutException;
import io.github.dagstergraphql.client.error.UnauthorizedException;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Code locations and their reload, and what is refused at once when it is defined.
 */
@ExtendWith(EmbeddedDagsterExtension.class)
class CodeLocationTests {

	@Test
	void becomeSomethingElseWhenTheyAreReloaded(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("old")));
		dagster.defineAfterReload(CodeLocation.named("etl").jobs(JobDefinition.named("new")));
		client.submitJobExecution("old");
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> client.submitJobExecution("new"));
		assertThat(client.reloadRepositoryLocation("etl").isSuccess()).isTrue();
		client.submitJobExecution("new");
		assertThatExceptionOfType(JobNotFoundException.class).isThrownBy(() -> client.submitJobExecution("old"));
		assertThat(dagster).reloaded("etl");
		assertThatIllegalArgumentException().isThrownBy(() -> dagster.defineAfterReload(CodeLocation.named("nope")))
			.withMessage("code location \"nope\" does not exist, known are [etl]");
	}

	@Test
	void breakWhenTheyAreReloaded(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(CodeLocation.named("etl").jobs(JobDefinition.named("daily_orders")));
		dagster.defineAfterReload(
				CodeLocation.broken("etl", PythonException.of("ImportError", "No module named 'stripe'")));
		assertThat(client.reloadRepositoryLocation("etl")).satisfies((info) -> {
			assertThat(info.failureType()).isEqualTo(FailureType.REPOSITORY_LOCATION_LOAD_FAILURE);
			assertThat(info.loadError().rootCause().message()).isEqualTo("ImportError: No module named 'stripe'\n");
		});
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> client.submitJobExecution("daily_orders"))
			.withMessageContaining("No module named 'stripe'");
	}

	@Test
	void takeRealisticTime(EmbeddedDagster dagster) {
		dagster.define(CodeLocation.named("slow").loadsIn(Duration.ofSeconds(1)));
		try (DagsterGraphQlClient hasty = DagsterGraphQlClient.builder()
			.url(dagster.getUrl())
			.reloadTimeout(Duration.ofMillis(100))
			.build(); DagsterGraphQlClient patient = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			assertThatExceptionOfType(DagsterTimeoutException.class)
				.isThrownBy(() -> hasty.reloadRepositoryLocation("slow"));
			assertThat(patient.reloadRepositoryLocation("slow").isSuccess()).isTrue();
		}
	}

	@Test
	@SuppressWarnings("deprecation")
	void haveMeasurableEffects(EmbeddedDagster dagster, DagsterGraphQlClient client) {
		dagster.define(CodeLocation.named("fixed").withoutReload(), CodeLocation.named("served").withShutdown());
		assertThat(client.reloadRepositoryLocation("fixed").failureType()).isEqualTo(FailureType.RELOAD_NOT_SUPPORTED);
		assertThat(client.shutdownRepositoryLocation("served").isSuccess()).isTrue();
		assertThat(client.shutdownRepositoryLocation("fixed").isSuccess()).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> dagster.remove("fixde"))
			.withMessage("code location \"fixde\" does not exist, known are [fixed, served]");
		dagster.remove("fixed");
		assertThat(client.reloadRepositoryLocation("fixed").failureType())
			.isEqualTo(FailureType.REPOSITORY_LOCATION_NOT_FOUND);
	}

	@Test
	void mayBeReadOnly() {
		try (EmbeddedDagster dagster = EmbeddedDagster.builder().readOnly().version("1.13.99").start();
				DagsterGraphQlClient client = DagsterGraphQlClient.builder().url(dagster.getUrl()).build()) {
			dagster.define(JobDefinition.named("daily_orders"));
			assertThatExceptionOfType(UnauthorizedException.class)
				.isThrownBy(() -> client.submitJobExecution("daily_orders"));
			assertThat(client.graphql().document("{ version }").retrieve("version").toEntity(String.class))
				.isEqualTo("1.13.99");
			assertThat(dagster).hasNotLaunched("daily_orders");
			assertThat(dagster.launches()).singleElement()
				.satisfies((launch) -> assertThat(launch.errorType()).isEqualTo("UnauthorizedError"));
		}
	}

	@Test
	void rejectInvalidDefinitions() {
		assertThatIllegalArgumentException().isThrownBy(() -> JobDefinition.named(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> OpDefinition.named(""));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CodeLocation.named("etl").jobs(JobDefinition.named("a"), JobDefinition.named("a")))
			.withMessage("repository __repository__ has two jobs with the name a");
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> ConfigType.shape(ConfigField.of("a", ConfigType.INT), ConfigField.of("a", ConfigType.INT)))
			.withMessageContaining("config fields must have different names");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CodeLocation.named("etl")
				.jobs(JobDefinition.named("job")
					.ops("extract", "load")
					.runs(RunScript.fail("ValueError", "no file").atStep("laod"))))
			.withMessage("a run of job job must fail at step laod, but the job has only [extract, load]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CodeLocation.named("etl")
				.jobs(JobDefinition.named("job").ops("load").runs(RunScript.succeed().logs("laod", "INFO", "text"))))
			.withMessage("a run of job job must log an event of step laod, but the job has only [load]");
		assertThatIllegalArgumentException().isThrownBy(() -> RunScript.succeed().logs("load", "WARN", "text"))
			.withMessageContaining("level WARN is none of");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CodeLocation.named("etl")
				.jobs(JobDefinition.named("job").ops(OpDefinition.named("load").after("extract"))))
			.withMessage("op load of job job depends on extract, but the job has only [load]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CodeLocation.named("etl").jobs(JobDefinition.named("job").ops("load", "load")))
			.withMessage("job job has two ops or assets with the name load");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CodeLocation.named("etl")
				.repositories(RepositoryDefinition.named("a"), RepositoryDefinition.named("a")))
			.withMessage("code location etl has two repositories with the name a");
		assertThatIllegalArgumentException().isThrownBy(ConfigType::selector);
		assertThatIllegalArgumentException().isThrownBy(() -> JobDefinition.named("a").assets("a//b"));
	}

}
