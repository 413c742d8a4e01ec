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

package io.github.dagstergraphql.client;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.StubDagster.Request;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.job.Job;
import io.github.dagstergraphql.client.job.JobDetails;
import io.github.dagstergraphql.client.job.JobNotFoundException;
import io.github.dagstergraphql.client.job.JobOp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Finding jobs, and requesting their definitions.
 */
class JobDefinitionTests {

	private static final String JOB = """
			{"name":"%s","isAssetJob":false,"tags":[{"key":"team","value":"core"}],\
			"owners":[{"email":"ann@example.com"},{"team":"core"}],"schedules":[{"name":"b"},{"name":"a"}],\
			"sensors":[]}""";

	private static final String JOBS = """
			{"data":{"repositoriesOrError":{"__typename":"RepositoryConnection","nodes":[{"name":"%s",\
			"location":{"name":"l"},"jobs":[%s],"partitionSets":[{"pipelineName":"late"}]}]}}}""";

	private static final String DETAILS = """
			{"data":{"pipelineOrError":{"__typename":"Pipeline","name":"j","isAssetJob":false,"tags":[],\
			"schedules":[],"sensors":[],"repository":{"partitionSets":[{"pipelineName":"j"}]},\
			"modes":[{"resources":[{"name":"warehouse"},{"name":"io_manager"}]}],"solidHandles":[{"handleID":"a.b.c",\
			"solid":{"definition":{"__typename":"SolidDefinition","name":"d","requiredResources":[{"resourceKey":"y"},\
			{"resourceKey":"x"}]},"inputs":[{"definition":{"name":"z"},"dependsOn":[]},{"definition":{"name":"in"},\
			"dependsOn":[{"definition":{"name":"out"},"solid":{"name":"e"}}]}],"outputs":%s}}]}}}""";

	private static final String NOT_FOUND = """
			{"data":{"pipelineOrError":{"__typename":"PipelineNotFoundError","message":"no job"}}}""";

	private static final String WORKSPACE = """
			{"data":{"workspaceOrError":{"__typename":"Workspace","locationEntries":[{"name":"l","loadStatus":"LOADED",\
			"locationOrLoadError":{"__typename":"RepositoryLocation","repositories":[{"name":"r","pipelines":[]}]}}]}}}""";

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client().versionCheck(VersionCheck.OFF).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void sortsJobsAndHidesImplicitOnes() {
		this.stub.answer(JOBS.formatted("r", String.join(",", JOB.formatted("late"), JOB.formatted("__ASSET_JOB_0"),
				JOB.formatted("early"), JOB.formatted("__anonymous_asset_job_nightly"))));
		List<Job> jobs = this.client.jobs().list();
		assertThat(jobs).extracting(Job::name).containsExactly("early", "late");
		assertThat(jobs).extracting(Job::isPartitioned).containsExactly(false, true);
		Job early = jobs.get(0);
		assertThat(early.owners()).containsExactly("ann@example.com", "team:core");
		assertThat(early.tags()).isEqualTo(Map.of("team", "core"));
		assertThat(early.scheduleNames()).containsExactly("a", "b");
		assertThat(early)
			.hasToString("Job[l.r.early, partitioned=false, assetJob=false, scheduleNames=[a, b], sensorNames=[]]");
		assertThat(this.client.jobs().includeImplicitJobs().list()).extracting(Job::name)
			.containsExactly("__ASSET_JOB_0", "__anonymous_asset_job_nightly", "early", "late");
	}

	@Test
	void appliesAllConditions() {
		this.stub.answer(JOBS.formatted("r", JOB.formatted("j")));
		assertThat(this.client.jobs().location("l").repository("r").tag("team", "core").owner("team:core").list())
			.extracting(Job::name)
			.containsExactly("j");
		assertThat(this.client.jobs().location("other").list()).isEmpty();
		assertThat(this.client.jobs().repository("other").list()).isEmpty();
		assertThat(this.client.jobs().tag("team", "other").list()).isEmpty();
		assertThat(this.client.jobs().tag("team", "core").tag("other", "core").list()).isEmpty();
		assertThat(this.client.reactive().jobs().owner("core").list().block()).isEmpty();
	}

	@Test
	void rejectsInvalidConditions() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.jobs().location(" "))
			.withMessage("location name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.jobs().repository(""))
			.withMessage("repository name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.jobs().tag("", "x"))
			.withMessage("tag key must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.jobs().tag("team", null))
			.withMessage("value of tag team must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.jobs().owner(" "))
			.withMessage("owner must not be empty");
	}

	@Test
	void describesConditionsWithoutTheValuesOfTags() {
		assertThat(this.client.jobs().location("l").tag("token", "secret").includeImplicitJobs())
			.hasToString("JobsSpec[location=l, repository=null, tags=[token], owner=null, implicit]");
		assertThat(this.client.reactive().jobs())
			.hasToString("ReactiveJobsSpec[location=null, repository=null, tags=[], owner=null]");
	}

	@Test
	void omitsOwnersIfTheServerDoesNotHaveThem() {
		this.stub.answer((request) -> Answer.of(request.body().contains("owners") ? 400 : 200, "application/json",
				request.body().contains("owners") ? """
						{"errors":[{"message":"Cannot query field 'owners' on type 'Job'."}]}"""
						: JOBS.formatted("r", """
								{"name":"j","isAssetJob":true,"tags":[],"schedules":[],"sensors":[]}""")));
		assertThat(this.client.jobs().list()).singleElement().satisfies((job) -> {
			assertThat(job.owners()).isEmpty();
			assertThat(job.isAssetJob()).isTrue();
		});
		this.client.jobs().list();
		assertThat(this.stub.requests()).hasSize(3);
	}

	@Test
	void readsOpsInGraphs() {
		this.stub.answer(DETAILS.formatted("""
				[{"definition":{"name":"second"}},{"definition":{"name":"first"}}]"""));
		JobDetails job = this.client.job("j").location("l").repository("r").get();
		assertThat(job.job().isPartitioned()).isTrue();
		assertThat(job.job().uiUrl()).hasToString(this.stub.url() + "/locations/r@l/jobs/j");
		assertThat(job.resourceKeys()).containsExactly("io_manager", "warehouse");
		JobOp op = job.ops().get(0);
		assertThat(op.name()).isEqualTo("c");
		assertThat(op.graphHandle()).isEqualTo("a.b");
		assertThat(op.definitionName()).isEqualTo("d");
		assertThat(op.isGraph()).isFalse();
		assertThat(op.inputs()).containsExactly(new JobOp.Input("in", List.of(new JobOp.Output("a.b.e", "out"))),
				new JobOp.Input("z", List.of()));
		assertThat(op.outputs()).containsExactly("first", "second");
		assertThat(op.requiredResourceKeys()).containsExactly("x", "y");
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[null]", "[{}]", "[{\"definition\":{}}]" })
	void rejectsIncompleteOps(String outputs) {
		this.stub.answer(DETAILS.formatted(outputs));
		assertThatExceptionOfType(InvalidResponseException.class)
			.isThrownBy(() -> this.client.job("j").location("l").repository("r").get())
			.withMessageContaining("outputs");
	}

	@Test
	void searchesAgainIfTheCacheIsOutdated() {
		answer(Map.of("Repositories", (request) -> repositories((requests("Repositories") > 1) ? "new" : "old"),
				"FindJob", (request) -> """
						{"data":{"r0":{"__typename":"Pipeline"}}}""", "Job",
				(request) -> request.body().contains("\"new\"") ? DETAILS.formatted("[]") : NOT_FOUND));
		assertThat(this.client.job("j").get().job().repositoryName()).isEqualTo("new");
		assertThat(this.stub.requests()).extracting(Request::operation)
			.containsExactly("Repositories", "FindJob", "Job", "Repositories", "FindJob", "Job");
	}

	@Test
	void explainsAMissingJob() {
		answer(Map.of("Job", (request) -> NOT_FOUND, "Workspace", (request) -> WORKSPACE));
		assertThatExceptionOfType(JobNotFoundException.class)
			.isThrownBy(() -> this.client.job("j").location("l").repository("r").get())
			.withMessage("No job with the name \"j\" exists in repository \"r\" of code location \"l\"")
			.satisfies((ex) -> assertThat(ex.getServerMessage()).isEqualTo("no job"));
	}

	@Test
	void reportsOtherErrorsOfTheServer() {
		this.stub
			.answer("""
					{"data":{"pipelineOrError":{"__typename":"PythonError","className":"KeyError","message":"KeyError: 'x'",\
					"stack":[]}}}""");
		assertThatExceptionOfType(PythonErrorException.class)
			.isThrownBy(() -> this.client.job("j").location("l").repository("r").get());
	}

	private static String repositories(String name) {
		return """
				{"data":{"repositoriesOrError":{"__typename":"RepositoryConnection","nodes":[{"name":"%s",\
				"location":{"name":"l"}}]},"workspaceOrError":{"__typename":"Workspace","locationEntries":[]}}}"""
			.formatted(name);
	}

	private long requests(String operation) {
		return this.stub.requests().stream().filter((request) -> operation.equals(request.operation())).count();
	}

	private void answer(Map<String, Function<Request, String>> answers) {
		this.stub.answer((request) -> Answer.json(answers.get(request.operation()).apply(request)));
	}

}
