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

package io.github.dagstergraphql.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.dagstergraphql.test.EmbeddedDagster;
import io.github.dagstergraphql.test.definition.AssetDefinition;
import io.github.dagstergraphql.test.definition.CodeLocation;
import io.github.dagstergraphql.test.definition.ConfigField;
import io.github.dagstergraphql.test.definition.ConfigType;
import io.github.dagstergraphql.test.definition.JobDefinition;
import io.github.dagstergraphql.test.definition.OpDefinition;
import io.github.dagstergraphql.test.definition.RepositoryDefinition;
import io.github.dagstergraphql.test.request.RecordedRequest;
import io.github.dagstergraphql.test.run.MetadataValue;
import io.github.dagstergraphql.test.run.PythonException;
import io.github.dagstergraphql.test.run.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * The embedded Dagster with the definitions of {@code definitions/modern}.
 */
public final class EmbeddedServer extends DagsterServer {

	/** The version that it plays. */
	static final String VERSION = "1.13.27";

	private static final OpDefinition GREET = OpDefinition.named("greet")
		.config(ConfigField.of("name", ConfigType.STRING), ConfigField.of("times", ConfigType.INT).defaultValue(1),
				ConfigField.of("labels", ConfigType.array(ConfigType.STRING)).defaultValue(List.of()),
				ConfigField.of("limits", ConfigType.map(ConfigType.STRING, ConfigType.INT)).defaultValue(Map.of()),
				ConfigField.of("note", ConfigType.noneable(ConfigType.STRING)));

	private static final OpDefinition TYPE_CHECK = OpDefinition.named("type_check")
		.config(ConfigField.of("color", ConfigType.enumeration("Color", "RED", "GREEN")), ConfigField.of("target",
				ConfigType.selector(ConfigField.of("file", ConfigType.shape(ConfigField.of("path", ConfigType.STRING))),
						ConfigField.of("memory", ConfigType.shape()))),
				ConfigField.of("single", ConfigType.selector(ConfigField.of("only", ConfigType.INT).optional())),
				ConfigField.of("options", ConfigType.permissive(ConfigField.of("level", ConfigType.INT))),
				ConfigField.of("ratio", ConfigType.FLOAT).optional(),
				ConfigField.of("flag", ConfigType.BOOL).optional(),
				ConfigField.of("anything", ConfigType.ANY).optional(),
				ConfigField.of("secret", ConfigType.STRING_SOURCE).optional(),
				ConfigField.of("count", ConfigType.INT_SOURCE).optional(),
				ConfigField
					.of("rows",
							ConfigType.array(ConfigType.shape(ConfigField.of("a", ConfigType.INT),
									ConfigField.of("b", ConfigType.noneable(ConfigType.array(ConfigType.STRING))))))
					.optional(),
				ConfigField.of("maybe", ConfigType.noneable(ConfigType.shape(ConfigField.of("x", ConfigType.INT)))),
				ConfigField.of("defaults", ConfigType.shape(ConfigField.of("deep", ConfigType.INT).defaultValue(3))));

	private static final AssetDefinition PRICED = AssetDefinition.of("priced")
		.config(ConfigField.of("currency", ConfigType.STRING),
				ConfigField.of("digits", ConfigType.INT).defaultValue(2));

	private static final AssetDefinition DEFAULTS = AssetDefinition.of("defaults")
		.config(ConfigField.of("limit", ConfigType.noneable(ConfigType.INT_SOURCE)).defaultValue(1));

	private static final RepositoryDefinition ORDERS = RepositoryDefinition.named(REPOSITORY)
		.jobs(JobDefinition.named("succeeding").tag("team", "core").ops("hello", "world"),
				JobDefinition.named("failing")
					.ops("breaking")
					.runs(RunScript.fail(PythonException.of("ValueError", "the order file is broken")
						.causedBy(PythonException.of("KeyError", "'root cause'")))),
				JobDefinition.named("explaining")
					.ops("checking")
					.runs(RunScript.fail(PythonException.failure("the order file is empty")
						.causedBy(PythonException.of("KeyError", "'root cause'"))
						.metadata("rows", 0)
						.metadata("file", MetadataValue.path("/data/orders.csv"))
						.metadata("note", "a text"))),
				JobDefinition.named("halfway")
					.ops(OpDefinition.named("extract"), OpDefinition.named("breaking_later").after("extract"),
							OpDefinition.named("never").after("breaking_later"))
					.runs(RunScript.fail("ValueError", "the order file is broken").atStep("breaking_later")),
				JobDefinition.named("hanging").ops("waiting").runs(RunScript.hang()),
				JobDefinition.named("configurable").ops(GREET), JobDefinition.named("typed").ops(TYPE_CHECK),
				JobDefinition.named("chained")
					.ops(OpDefinition.named("extract"), OpDefinition.named("transform").after("extract"),
							OpDefinition.named("load").after("transform")),
				JobDefinition.named("shared").ops("hello"),
				JobDefinition.named("raw_assets").assets("raw/customers", "raw/orders"),
				JobDefinition.named("daily_assets").assets("daily"),
				JobDefinition.named("priced_assets").assets(PRICED))
		.assets("raw/customers", "raw/orders", "daily")
		.assets(PRICED);

	private static final RepositoryDefinition BILLING = RepositoryDefinition.named("billing_repository")
		.jobs(JobDefinition.named("shared").ops("bill"), JobDefinition.named("invoices").ops("bill"));

	private static final RepositoryDefinition ARCHIVE = RepositoryDefinition.named("archive_repository")
		.jobs(JobDefinition.named("archived").ops("bill"));

	private static final CodeLocation BROKEN = CodeLocation.broken("broken",
			PythonException.of("RuntimeError", "this location never loads"));

	private @Nullable EmbeddedDagster server;

	/**
	 * Return what {@code definitions/pythonic} defines: a field with a default is
	 * noneable there, and an {@code int} may come from an environment variable.
	 * @return the code location
	 */
	public static CodeLocation pythonic() {
		ConfigType inner = ConfigType.shape(ConfigField.of("a", ConfigType.INT_SOURCE),
				ConfigField.of("b", ConfigType.noneable(ConfigType.STRING_SOURCE)));
		ConfigType pet = ConfigType.selector(
				ConfigField.of("cat", ConfigType.shape(ConfigField.of("meows", ConfigType.INT_SOURCE))),
				ConfigField.of("dog", ConfigType.shape(ConfigField.of("barks", ConfigType.FLOAT))));
		OpDefinition everything = OpDefinition.named("everything")
			.config(ConfigField.of("name", ConfigType.STRING_SOURCE),
					ConfigField.of("times", ConfigType.noneable(ConfigType.INT_SOURCE)).defaultValue(1),
					ConfigField.of("ratio", ConfigType.noneable(ConfigType.FLOAT)).defaultValue(0.5),
					ConfigField.of("flag", ConfigType.noneable(ConfigType.BOOL_SOURCE)).defaultValue(false),
					ConfigField.of("note", ConfigType.noneable(ConfigType.STRING_SOURCE)),
					ConfigField.of("labels", ConfigType.noneable(ConfigType.array(ConfigType.STRING_SOURCE))),
					ConfigField.of("limits",
							ConfigType.noneable(ConfigType.map(ConfigType.STRING, ConfigType.INT_SOURCE))),
					ConfigField.of("color", ConfigType.noneable(ConfigType.enumeration("Color", "RED", "GREEN"))),
					ConfigField.of("inner", inner), ConfigField.of("anything", ConfigType.noneable(ConfigType.ANY)),
					ConfigField.of("pet", pet));
		return CodeLocation.named("pythonic")
			.jobs(JobDefinition.named("pythonic")
				.ops(everything,
						OpDefinition.named("open_op")
							.config(ConfigType.permissive(ConfigField.of("level", ConfigType.INT_SOURCE)))),
					JobDefinition.named("defaults_job").assets(DEFAULTS))
			.assets(DEFAULTS);
	}

	/**
	 * Start an embedded Dagster with the definitions.
	 * @param change changes every job
	 * @return the server
	 */
	public static EmbeddedDagster start(UnaryOperator<JobDefinition> change) {
		return start(EmbeddedDagster.builder(), change);
	}

	static EmbeddedDagster startReadOnly() {
		return start(EmbeddedDagster.builder().readOnly(), UnaryOperator.identity());
	}

	private static EmbeddedDagster start(EmbeddedDagster.Builder builder, UnaryOperator<JobDefinition> change) {
		return builder.initialize((dagster) -> dagster.define(
				CodeLocation.named("billing").repositories(changed(BILLING, change), changed(ARCHIVE, change)), BROKEN,
				CodeLocation.named("orders").repositories(changed(ORDERS, change))))
			.start();
	}

	private static RepositoryDefinition changed(RepositoryDefinition repository, UnaryOperator<JobDefinition> change) {
		return new RepositoryDefinition(repository.name(), repository.jobs().stream().map(change).toList());
	}

	@Override
	void startServer() {
		this.server = start(UnaryOperator.identity());
	}

	@Override
	void stopServer() {
		if (this.server != null) {
			this.server.close();
		}
	}

	/**
	 * Return which operations have been sent to the server.
	 * @return their names
	 */
	Set<String> operations() {
		return (this.server == null) ? Set.of()
				: this.server.requests()
					.stream()
					.map(RecordedRequest::operationName)
					.filter(Objects::nonNull)
					.collect(Collectors.toSet());
	}

	@Override
	String version() {
		return VERSION;
	}

	@Override
	String url() {
		if (this.server == null) {
			throw new IllegalStateException("not started");
		}
		return this.server.getUrl();
	}

}
