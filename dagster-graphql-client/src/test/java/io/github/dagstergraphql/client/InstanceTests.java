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

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.dagstergraphql.client.StubDagster.Answer;
import io.github.dagstergraphql.client.error.DagsterConnectionException;
import io.github.dagstergraphql.client.error.InvalidResponseException;
import io.github.dagstergraphql.client.error.PythonErrorException;
import io.github.dagstergraphql.client.error.PythonErrorInfo;
import io.github.dagstergraphql.client.error.UnsupportedServerVersionException;
import io.github.dagstergraphql.client.instance.CallerPermissions;
import io.github.dagstergraphql.client.instance.ConcurrencyPool;
import io.github.dagstergraphql.client.instance.DaemonStatus;
import io.github.dagstergraphql.client.instance.InstanceHandle;
import io.github.dagstergraphql.client.instance.InstanceSettings;
import io.github.dagstergraphql.client.instance.PendingStep;
import io.github.dagstergraphql.client.instance.Permission;
import io.github.dagstergraphql.client.instance.PoolGranularity;
import io.github.dagstergraphql.client.instance.PoolSettings;
import io.github.dagstergraphql.client.instance.PoolSlot;
import io.github.dagstergraphql.client.instance.RunQueueSettings;
import io.github.dagstergraphql.client.instance.TagConcurrencyLimit;
import io.github.dagstergraphql.client.key.AssetKey;
import io.github.dagstergraphql.client.location.LocationEntry;
import io.github.dagstergraphql.client.location.LocationEntry.LoadStatus;
import io.github.dagstergraphql.client.location.LocationNotFoundException;
import io.github.dagstergraphql.client.location.LocationResource;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo;
import io.github.dagstergraphql.client.location.ReloadRepositoryLocationInfo.FailureType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the client reads of the instance and its code locations.
 */
class InstanceTests {

	private final StubDagster stub = new StubDagster();

	private final DagsterGraphQlClient client = this.stub.client(new SkippedPauses()).build();

	@AfterEach
	void close() {
		this.client.close();
		this.stub.close();
	}

	@Test
	void returnsTheUrlWithoutUserAndPassword() {
		try (DagsterGraphQlClient client = DagsterGraphQlClient.builder().url("http://ann:secret@x:1/y").build()) {
			assertThat(client.instance().url()).hasToString("http://x:1/y/graphql");
			assertThat(client.reactive().instance().url()).hasToString("http://x:1/y/graphql");
			assertThat(client.instance()).hasToString("InstanceHandle[http://x:1/y/graphql]");
		}
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void readsTheVersion() {
		this.stub.answer("{\"data\":{\"version\":\"1.13.27\"}}");
		assertThat(this.client.instance().version()).isEqualTo("1.13.27");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"version\":null}", "{\"version\":\"\"}", "{\"version\":{}}" })
	void requiresAVersion(String data) {
		this.stub.answer("{\"data\":" + data + "}");
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.instance().version())
			.withMessageContaining("version");
	}

	@Test
	void failsWithoutAServer() {
		this.stub.close();
		assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> this.client.instance().version());
		assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(() -> this.client.instance().daemons());
		assertThatExceptionOfType(DagsterConnectionException.class).isThrownBy(this.client.locations()::list);
	}

	@Test
	void readsDaemons() {
		answerDaemons(
				"""
						{"daemonType":"SENSOR","required":true,"healthy":true,"lastHeartbeatTime":1764036111.123457,
						 "lastHeartbeatErrors":[{"message":"ValueError: x","className":"ValueError","stack":["a"],
						 "cause":{"message":"KeyError: y","className":"KeyError","stack":[],"cause":null}}]},
						{"daemonType":"SCHEDULER","required":true,"healthy":false,"lastHeartbeatTime":null,"lastHeartbeatErrors":[]},
						{"daemonType":"MONITORING","required":false,"healthy":null,"lastHeartbeatTime":null,"lastHeartbeatErrors":[]}
						""");
		PythonErrorInfo cause = new PythonErrorInfo("KeyError", "KeyError: y", List.of(), List.of());
		assertThat(this.client.instance().daemons()).containsExactly(
				new DaemonStatus("SENSOR", true, true, Instant.parse("2025-11-25T02:01:51.123457Z"),
						List.of(new PythonErrorInfo("ValueError", "ValueError: x", List.of("a"), List.of(cause)))),
				new DaemonStatus("SCHEDULER", true, false, null, List.of()),
				new DaemonStatus("MONITORING", false, null, null, List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{\"daemonType\":\"\",\"required\":true,\"lastHeartbeatErrors\":[]}",
			"{\"daemonType\":\"A\",\"lastHeartbeatErrors\":[]}",
			"{\"daemonType\":\"A\",\"required\":true,\"lastHeartbeatErrors\":null}",
			"{\"daemonType\":\"A\",\"required\":true,\"lastHeartbeatErrors\":[null]}",
			"{\"daemonType\":\"A\",\"required\":true,\"lastHeartbeatErrors\":[{\"message\":null}]}",
			"{\"daemonType\":\"A\",\"required\":true,\"lastHeartbeatTime\":1e999,\"lastHeartbeatErrors\":[]}",
			"{\"daemonType\":\"A\",\"required\":true,\"lastHeartbeatTime\":\"NaN\",\"lastHeartbeatErrors\":[]}",
			"{\"daemonType\":\"A\",\"required\":true,\"lastHeartbeatTime\":-1e15,\"lastHeartbeatErrors\":[]}" })
	void verifiesRequiredFieldsOfDaemons(String daemon) {
		answerDaemons(daemon);
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.instance().daemons());
	}

	@Test
	void readsLocations() {
		answerLocations(
				"""
						{"name":"a","loadStatus":"LOADED","updatedTimestamp":1764036111,
						 "locationOrLoadError":{"__typename":"RepositoryLocation"}},
						{"name":"b","loadStatus":"LOADED","updatedTimestamp":1764036111.5,
						 "locationOrLoadError":{"__typename":"PythonError","message":"m","className":"c","stack":[],"cause":null}},
						{"name":"c","loadStatus":"LOADING","updatedTimestamp":0,"locationOrLoadError":null},
						{"name":"d","loadStatus":"PAUSED","updatedTimestamp":0,"locationOrLoadError":null}
						""");
		assertThat(this.client.locations().list()).containsExactly(
				LocationEntry.builder("a").updated(Instant.parse("2025-11-25T02:01:51Z")).build(),
				LocationEntry.builder("b")
					.loadError(new PythonErrorInfo("c", "m", List.of(), List.of()))
					.updated(Instant.parse("2025-11-25T02:01:51.5Z"))
					.build(),
				LocationEntry.builder("c").loadStatus(LoadStatus.LOADING).updated(Instant.EPOCH).build(),
				LocationEntry.builder("d").loadStatus(LoadStatus.UNKNOWN).updated(Instant.EPOCH).build());
	}

	@Test
	void readsRepositoriesVersionsAndPermissionsOfLocations() {
		answerLocations("""
				{"name":"a","loadStatus":"LOADED","updatedTimestamp":0,
				 "permissions":[{"permission":"wipe_assets","value":false},{"permission":"edit_sensor","value":true}],
				 "locationOrLoadError":{"__typename":"RepositoryLocation","repositories":[{"name":"z"},{"name":"b"}],
				  "dagsterLibraryVersions":[{"name":"dagster","version":"1.13.27"}]}}""");
		assertThat(this.client.locations().list()).singleElement().satisfies((location) -> {
			assertThat(location.repositoryNames()).containsExactly("b", "z");
			assertThat(location.libraryVersions()).isEqualTo(Map.of("dagster", "1.13.27"));
			assertThat(location.permissions()).isEqualTo(Map.of("wipe_assets", false, "edit_sensor", true));
			assertThat(location.mutate().build()).isEqualTo(location);
		});
	}

	@Test
	void readsResources() {
		answerLocations("""
				{"name":"a","locationOrLoadError":{"__typename":"RepositoryLocation","repositories":[{"name":"r",
				 "allTopLevelResourceDetails":[{"name":"b","resourceType":"m.B","jobsOpsUsing":[{"jobName":"z"},
				 {"jobName":"y"}],"assetKeysUsing":[{"path":["raw","orders"]}],"schedulesUsing":["s"],
				 "sensorsUsing":["t"]},{"name":"a","description":"d","resourceType":"m.A","jobsOpsUsing":[{}],
				 "assetKeysUsing":[],"schedulesUsing":[],"sensorsUsing":[]}]}]}},
				{"name":"c","locationOrLoadError":null}""");
		assertThat(this.client.location("a").resources()).containsExactly(
				LocationResource.builder("a", "r").description("d").type("m.A").build(),
				LocationResource.builder("b", "r")
					.type("m.B")
					.jobNames(List.of("y", "z"))
					.assetKeys(List.of(AssetKey.of("raw", "orders")))
					.scheduleNames(List.of("s"))
					.sensorNames(List.of("t"))
					.build());
		assertThatExceptionOfType(LocationNotFoundException.class)
			.isThrownBy(() -> this.client.location("c").resources())
			.withMessage("The code location is not loaded: \"c\" (still loading)");
	}

	@Test
	void reloadsAllLocations() {
		this.stub.answer("""
				{"data":{"reloadWorkspace":{"__typename":"Workspace","locationEntries":[
				 {"name":"b","loadStatus":"LOADED","locationOrLoadError":{"__typename":"RepositoryLocation"}},
				 {"name":"a","loadStatus":"LOADED","locationOrLoadError":{"__typename":"PythonError","message":"m",
				  "className":"c","stack":[],"cause":null}},
				 {"name":"c","loadStatus":"LOADING","locationOrLoadError":null}]}}}""");
		Map<String, ReloadRepositoryLocationInfo> outcomes = this.client.locations().reload();
		assertThat(outcomes).containsOnlyKeys("a", "b", "c");
		assertThat(outcomes.keySet()).containsExactly("b", "a", "c");
		assertThat(outcomes.get("b").isSuccess()).isTrue();
		assertThat(outcomes.get("a").failureType()).isEqualTo(FailureType.REPOSITORY_LOCATION_LOAD_FAILURE);
		assertThat(outcomes.get("a").loadError()).isEqualTo(new PythonErrorInfo("c", "m", List.of(), List.of()));
		assertThat(outcomes.get("c").message()).isEqualTo("The code location is still loading");
		assertThat(this.client.reactive().locations().reload().block()).isEqualTo(outcomes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{\"loadStatus\":\"LOADED\",\"updatedTimestamp\":0}",
			"{\"name\":\"a\",\"loadStatus\":\"LOADED\",\"updatedTimestamp\":0,\"permissions\":[{\"value\":true}]}",
			"{\"name\":\"a\",\"updatedTimestamp\":0}", "{\"name\":\"a\",\"loadStatus\":\"LOADED\"}",
			"{\"name\":\"a\",\"loadStatus\":\"LOADED\",\"updatedTimestamp\":0,\"locationOrLoadError\":{}}",
			"{\"name\":\"a\",\"loadStatus\":\"LOADED\",\"updatedTimestamp\":0,\"locationOrLoadError\":{\"__typename\":\"PythonError\"}}" })
	void verifiesRequiredFieldsOfLocations(String location) {
		answerLocations(location);
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(this.client.locations()::list);
	}

	@Test
	void reportsAnUnreadableWorkspace() {
		this.stub.answer(
				"{\"data\":{\"workspaceOrError\":{\"__typename\":\"PythonError\",\"message\":\"broken\",\"stack\":[]}}}");
		assertThatExceptionOfType(PythonErrorException.class).isThrownBy(this.client.locations()::list)
			.withMessageContaining("broken");
	}

	@Test
	void readsSettings() {
		this.stub.answer("""
				{"data":{"instance":{"__typename":"Instance","runLauncher":{"name":"K8sRunLauncher"},
				 "runQueuingSupported":true,"runQueueConfig":{"maxConcurrentRuns":3,
				 "tagConcurrencyLimitsYaml":"- key: team\\n  limit: 2\\n","isOpConcurrencyAware":true},
				 "supportsConcurrencyLimits":true,"poolConfig":{"poolGranularity":"run","defaultPoolLimit":4,
				 "opGranularityRunBuffer":5},"minConcurrencyLimitValue":1,"maxConcurrencyLimitValue":50,
				 "autoMaterializePaused":true,"useAutoMaterializeSensors":false,"freshnessEvaluationEnabled":true}}}
				""");
		assertThat(this.client.instance().settings()).isEqualTo(InstanceSettings.builder()
			.runLauncher("K8sRunLauncher")
			.runQueuing(true)
			.runQueue(RunQueueSettings.builder()
				.maxConcurrentRuns(3)
				.tagLimitsYaml("- key: team\n  limit: 2\n")
				.tagLimits(List.of(new TagConcurrencyLimit("team", null, false, 2)))
				.poolAware(true)
				.build())
			.pools(PoolSettings.builder()
				.supported(true)
				.granularity(PoolGranularity.RUN)
				.defaultLimit(4)
				.runBuffer(5)
				.minLimit(1)
				.maxLimit(50)
				.build())
			.autoMaterializePaused(true)
			.automationSensors(false)
			.freshnessEvaluation(true)
			.build());
	}

	@Test
	void settingsOfOlderServersAreUnknown() {
		this.stub.answer("""
				{"data":{"instance":{"__typename":"Instance","runQueuingSupported":false,
				 "supportsConcurrencyLimits":false,"autoMaterializePaused":false,
				 "poolConfig":{"poolGranularity":"step"}}}}
				""");
		InstanceSettings settings = this.client.instance().settings();
		assertThat(settings).isEqualTo(InstanceSettings.builder()
			.pools(PoolSettings.builder().granularity(PoolGranularity.UNKNOWN).build())
			.build());
		assertThat(settings.runQueue()).isNull();
		assertThat(settings.automationSensors()).isNull();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "no list", "- key: team", "- 5", "- {key: 1, limit: 2}", "[", "- !!java.net.URL [http://x]" })
	void rejectsUnreadableTagLimits(String yaml) {
		this.stub.answer("""
				{"data":{"instance":{"__typename":"Instance","runQueuingSupported":true,
				 "supportsConcurrencyLimits":true,"autoMaterializePaused":false,
				 "runQueueConfig":{"maxConcurrentRuns":3,"tagConcurrencyLimitsYaml":"%s"}}}}
				""".formatted(yaml));
		assertThatExceptionOfType(InvalidResponseException.class).isThrownBy(() -> this.client.instance().settings())
			.withMessageContaining("tagConcurrencyLimitsYaml");
	}

	@Test
	void readsPools() {
		this.stub.answer("""
				{"data":{"instance":{"__typename":"Instance","concurrencyLimits":[
				 {"concurrencyKey":"web","slotCount":0,"claimedSlots":[],"pendingSteps":[]},
				 {"concurrencyKey":"db","slotCount":4,"limit":4,"usingDefaultLimit":true,
				  "claimedSlots":[{"runId":"r1","stepKey":"a"}],
				  "pendingSteps":[{"runId":"r1","stepKey":"a","enqueuedTimestamp":1764036111,
				   "assignedTimestamp":1764036112,"priority":0},
				   {"runId":"r2","stepKey":"b","enqueuedTimestamp":1764036111,"assignedTimestamp":1764036113},
				   {"runId":"r3","stepKey":"c","enqueuedTimestamp":1764036111,"priority":-1}]}]}}}
				""");
		List<ConcurrencyPool> pools = this.client.instance().pools();
		assertThat(pools).extracting(ConcurrencyPool::name).containsExactly("db", "web");
		ConcurrencyPool pool = pools.get(0);
		Instant requested = Instant.parse("2025-11-25T02:01:51Z");
		PendingStep waiting = new PendingStep("r3", "c", requested, null, -1);
		assertThat(pool).isEqualTo(ConcurrencyPool.builder("db")
			.slots(4)
			.limit(4)
			.defaultLimit(true)
			.holders(List.of(new PoolSlot("r1", "a")))
			.pendingSteps(List.of(new PendingStep("r1", "a", requested, requested.plusSeconds(1), 0),
					new PendingStep("r2", "b", requested, requested.plusSeconds(2), null), waiting))
			.build());
		assertThat(pool.waitingSteps()).containsExactly(waiting);
		assertThat(pool.freeSlots()).isEqualTo(2);
		assertThat(pools.get(1).freeSlots()).isZero();
		assertThat(pools.get(1).limit()).isNull();
	}

	@Test
	void readsPermissions() {
		this.stub.answer("""
				{"data":{"permissions":[{"permission":"wipe_assets","value":true},
				 {"permission":"delete_pipeline_run","value":false,"disabledReason":"no"}],"canBulkTerminate":true}}
				""");
		CallerPermissions permissions = this.client.instance().permissions();
		assertThat(permissions).isEqualTo(CallerPermissions.of(
				List.of(new Permission("wipe_assets", true, null), new Permission("delete_pipeline_run", false, "no")),
				true));
		assertThat(permissions.isGranted("wipe_assets")).isTrue();
		assertThat(permissions.isGranted("delete_pipeline_run")).isFalse();
		assertThat(permissions.isGranted("fly")).isFalse();
		assertThat(permissions.bulkTermination()).isTrue();
	}

	@Test
	void sendsChanges() {
		this.stub.answer((request) -> Answer.json("{\"data\":{\"setConcurrencyLimit\":true,"
				+ "\"deleteConcurrencyLimit\":true,\"freeConcurrencySlots\":true,\"setAutoMaterializePaused\":false}}"));
		this.client.instance().setPoolLimit("db", 0);
		this.client.instance().deletePoolLimit("db");
		this.client.instance().freePoolSlots("r1");
		this.client.instance().freePoolSlots("r1", "load");
		this.client.instance().pauseAutoMaterialize();
		this.client.instance().resumeAutoMaterialize();
		assertThat(this.stub.requests()).extracting((request) -> request.json().path("variables"))
			.containsExactly(json("{'concurrencyKey':'db','limit':0}"), json("{'concurrencyKey':'db'}"),
					json("{'runId':'r1','stepKey':null}"), json("{'runId':'r1','stepKey':'load'}"),
					json("{'paused':true}"), json("{'paused':false}"));
	}

	@Test
	void explainsALimitThatTheServerRejects() {
		this.stub.answer((request) -> request.body().contains("SetPoolLimit")
				? Answer.of(500, "application/json",
						"{\"data\":null,\"errors\":[{\"message\":\"Boolean cannot represent a non boolean "
								+ "value: <GraphenePythonError instance>\",\"path\":[\"setConcurrencyLimit\"]}]}")
				: Answer.json("""
						{"data":{"instance":{"__typename":"Instance","runQueuingSupported":false,
						 "supportsConcurrencyLimits":true,"autoMaterializePaused":false,
						 "minConcurrencyLimitValue":1,"maxConcurrencyLimitValue":1000}}}"""));
		for (int limit : List.of(0, 1001)) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.client.instance().setPoolLimit("db", limit))
				.withMessage("limit must be between 1 and 1000: the server rejects " + limit);
		}
		assertThatExceptionOfType(PythonErrorException.class)
			.isThrownBy(() -> this.client.instance().setPoolLimit("db", 5));
	}

	@Test
	void rejectsArgumentsBeforeARequestIsSent() {
		InstanceHandle instance = this.client.instance();
		assertThatIllegalArgumentException().isThrownBy(() -> instance.setPoolLimit("db", -1))
			.withMessage("limit must not be negative");
		assertThatIllegalArgumentException().isThrownBy(() -> instance.setPoolLimit(" ", 1))
			.withMessage("name of the pool must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> instance.deletePoolLimit(""))
			.withMessage("name of the pool must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> instance.pool(""))
			.withMessage("name of the pool must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> instance.freePoolSlots(""))
			.withMessage("run id must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> instance.freePoolSlots("r1", ""))
			.withMessage("step key must not be empty");
		assertThat(this.stub.requests()).isEmpty();
	}

	@Test
	void namesTheVersionThatCanDeleteLimits() {
		this.stub.answer((request) -> request.body().contains("LearnServerVersion")
				? Answer.json("{\"data\":{\"version\":\"1.5.14\"}}")
				: Answer.of(400, "application/json", "{\"data\":null,\"errors\":[{\"message\":\"Cannot query field "
						+ "'deleteConcurrencyLimit' on type 'Mutation'.\"}]}"));
		assertThatExceptionOfType(UnsupportedServerVersionException.class)
			.isThrownBy(() -> this.client.instance().deletePoolLimit("db"))
			.withMessageContaining("1.6.1")
			.withMessageContaining("1.5.14");
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text.replace('\'', '"'));
	}

	private void answerDaemons(String daemons) {
		this.stub
			.answer("{\"data\":{\"instance\":{\"__typename\":\"Instance\",\"daemonHealth\":{\"allDaemonStatuses\":["
					+ daemons + "]}}}}");
	}

	private void answerLocations(String locations) {
		this.stub.answer("{\"data\":{\"workspaceOrError\":{\"__typename\":\"Workspace\",\"locationEntries\":["
				+ locations + "]}}}");
	}

}
