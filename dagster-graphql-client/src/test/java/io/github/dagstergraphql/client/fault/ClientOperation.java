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

package io.github.dagstergraphql.client.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.dagstergraphql.client.DagsterGraphQlClient;
import io.github.dagstergraphql.client.run.TerminatePolicy;

/**
 * What a client is asked to do, and how a server in order answers.
 */
enum ClientOperation {

	STATUS("run(..).status()", Kind.QUERY, (client) -> client.run("r1").status(), """
			{"pipelineRunOrError":{"__typename":"Run","status":"STARTED"}}""", "\"STARTED\""),

	RUN("run(..).get()", Kind.QUERY, (client) -> client.run("r1").get(), """
			{"runOrError":{"__typename":"Run","runId":"r1","jobName":"j","status":"STARTED","tags":[]}}""", "\"r1\""),

	STEPS("run(..).steps()", Kind.QUERY, (client) -> client.run("r1").steps(), """
			{"runOrError":{"__typename":"Run","stepStats":[]}}""", "[]"),

	FAILURE("run(..).failure()", Kind.QUERY, (client) -> client.run("r1").failure(), """
			{"logsForRun":{"__typename":"EventConnection","cursor":"c","hasMore":false,"events":[]}}""", "\"c\""),

	RUN_CONFIG("run(..).runConfig()", Kind.QUERY, (client) -> client.run("r1").runConfig(), """
			{"runOrError":{"__typename":"Run","runConfig":{}}}""", "{}"),

	LIST("runs().list(..)", Kind.QUERY, (client) -> client.runs().list(10), """
			{"runsOrError":{"__typename":"Runs","results":[{"runId":"r1","jobName":"j","status":"STARTED",\
			"tags":[]}]}}""", "\"r1\""),

	COUNT("runs().count()", Kind.QUERY, (client) -> client.runs().count(), """
			{"runsOrError":{"__typename":"Runs","count":7}}""", "7"),

	TAG_KEYS("runs().tagKeys()", Kind.QUERY, (client) -> client.runs().tagKeys(), """
			{"runTagKeysOrError":{"__typename":"RunTagKeys","keys":["team"]}}""", "\"team\""),

	TAG_VALUES("runs().tagValues(..)", Kind.QUERY, (client) -> client.runs().tagValues("team"), """
			{"runTagsOrError":{"__typename":"RunTags","tags":[{"key":"team","values":["core"]}]}}""", "[\"core\"]"),

	LOCATIONS("locations().list()", Kind.QUERY, (client) -> client.locations().list(), """
			{"workspaceOrError":{"__typename":"Workspace","locationEntries":[{"name":"l","loadStatus":"LOADED",\
			"updatedTimestamp":1764036111.5,"locationOrLoadError":{"__typename":"RepositoryLocation"}}]}}""",
			"\"LOADED\""),

	VERSION("instance().version()", Kind.QUERY, (client) -> client.instance().version(), """
			{"version":"1.13.27"}""", "\"1.13.27\""),

	DAEMONS("instance().daemons()", Kind.QUERY, (client) -> client.instance().daemons(), """
			{"instance":{"__typename":"Instance","daemonHealth":{"allDaemonStatuses":[{"daemonType":"SENSOR",\
			"required":true,"healthy":true,"lastHeartbeatTime":1764036111.5,"lastHeartbeatErrors":[]}]}}}""",
			"\"SENSOR\""),

	DOCUMENT_QUERY("graphql() with a query", Kind.QUERY,
			(client) -> client.graphql().document("{ version }").retrieve("version").toEntity(String.class), """
					{"version":"1.13.27"}""", null),

	LAUNCH_JOB("job(..).launch()", Kind.MUTATION, (client) -> client.job("j").location("l").repository("r").launch(),
			"""
					{"launchPipelineExecution":{"__typename":"LaunchRunSuccess","run":{"runId":"r1"}}}""", "\"r1\""),

	LAUNCH_PIPELINE("pipeline(..).launch()", Kind.MUTATION,
			(client) -> client.pipeline("p").location("l").repository("r").mode("default").launch(), """
					{"launchPipelineExecution":{"__typename":"LaunchPipelineRunSuccess","run":{"runId":"r1"}}}""",
			"{\"runId\":\"r1\"}"),

	TERMINATE("run(..).terminate()", Kind.MUTATION, (client) -> client.run("r1").terminate(), """
			{"terminatePipelineExecution":{"__typename":"TerminateRunSuccess"}}""", "\"TerminateRunSuccess\""),

	TERMINATE_BY("run(..).terminate(policy)", Kind.MUTATION,
			(client) -> client.run("r1").terminate(TerminatePolicy.SAFE_TERMINATE), """
					{"terminateRun":{"__typename":"TerminateRunSuccess"}}""", "\"TerminateRunSuccess\""),

	DELETE("run(..).delete()", Kind.MUTATION, (client) -> client.run("r1").delete(), """
			{"deletePipelineRun":{"__typename":"DeletePipelineRunSuccess"}}""", "\"DeletePipelineRunSuccess\""),

	TERMINATE_MANY("terminateRuns(..)", Kind.MUTATION, (client) -> client.terminateRuns(List.of("r1", "r2")), """
			{"terminateRuns":{"__typename":"TerminateRunsResult","terminateRunResults":[\
			{"__typename":"TerminateRunSuccess"},{"__typename":"TerminateRunSuccess"}]}}""",
			"{\"__typename\":\"TerminateRunSuccess\"}"),

	RELOAD("location(..).reload()", Kind.MUTATION, (client) -> client.location("l").reload(), """
			{"reloadRepositoryLocation":{"__typename":"WorkspaceLocationEntry","loadStatus":"LOADED",\
			"locationOrLoadError":{"__typename":"RepositoryLocation"}}}""", "\"WorkspaceLocationEntry\""),

	SHUTDOWN("location(..).shutdown()", Kind.MUTATION, (client) -> client.location("l").shutdown(), """
			{"shutdownRepositoryLocation":{"__typename":"ShutdownRepositoryLocationSuccess"}}""",
			"\"ShutdownRepositoryLocationSuccess\""),

	DOCUMENT_MUTATION("graphql() with a mutation", Kind.MUTATION,
			(client) -> client.graphql().document("mutation { wipe }").retrieve("wipe").toEntity(Boolean.class), """
					{"wipe":true}""", null),

	LAUNCH_KEYED("job(..).idempotencyKey(..).launch()", Kind.KEYED,
			(client) -> client.job("j").location("l").repository("r").idempotencyKey("k").launch(), """
					{"launchPipelineExecution":{"__typename":"LaunchRunSuccess","run":{"runId":"r1"}}}""", "\"r1\"");

	private static final Set<ClientOperation> NEED_VERSION = EnumSet.of(RUN, RUN_CONFIG, STEPS, FAILURE, LIST, COUNT,
			TAG_KEYS, TAG_VALUES, TERMINATE_BY);

	private static final Pattern TYPE = Pattern.compile("\"__typename\":\"\\w+\"");

	private static final Pattern ROOT = Pattern.compile("\\{\"(\\w+)\":");

	private final String title;

	private final Kind kind;

	private final Consumer<DagsterGraphQlClient> call;

	private final String data;

	private final String required;

	ClientOperation(String title, Kind kind, Consumer<DagsterGraphQlClient> call, String data, String required) {
		this.title = title;
		this.kind = kind;
		this.call = call;
		this.data = data;
		this.required = required;
	}

	String title() {
		return this.title;
	}

	/**
	 * Return whether the client asks for the version after a GraphQL error, to say what
	 * the server is too old for.
	 * @return {@code false} if any version understands it
	 */
	boolean needsVersion() {
		return NEED_VERSION.contains(this);
	}

	Kind kind() {
		return this.kind;
	}

	void call(DagsterGraphQlClient client) {
		this.call.accept(client);
	}

	/**
	 * Return a right answer.
	 * @return the body
	 */
	String answer() {
		return "{\"data\":" + this.data + "}";
	}

	/**
	 * Return the field of the document that answers.
	 * @return its name
	 */
	String field() {
		return ROOT.matcher(this.data).results().findFirst().orElseThrow().group(1);
	}

	/**
	 * Return whether this client knows what an answer must hold.
	 * @return {@code false} for documents of the application
	 */
	boolean hasRequired() {
		return this.required != null;
	}

	String answerWithoutRequired() {
		return "{\"data\":" + this.data.replace(this.required, "null") + "}";
	}

	boolean hasType() {
		return TYPE.matcher(this.data).find();
	}

	String answerOfType(String type, String message) {
		return "{\"data\":{\"" + field() + "\":{\"__typename\":\"" + type + "\",\"message\":\"" + message + "\"}}}";
	}

	boolean hasEnum() {
		return this.data.contains("\"STARTED\"") || this.data.contains("\"LOADED\"");
	}

	String answerWithUnknownEnum() {
		return answer().replace("\"STARTED\"", "\"HIBERNATING\"").replace("\"LOADED\"", "\"HIBERNATING\"");
	}

	/**
	 * What may be done about a fault.
	 */
	enum Kind {

		QUERY("queries"), MUTATION("mutations"), KEYED("keyed launch");

		private final String title;

		Kind(String title) {
			this.title = title;
		}

		String title() {
			return this.title;
		}

	}

}
