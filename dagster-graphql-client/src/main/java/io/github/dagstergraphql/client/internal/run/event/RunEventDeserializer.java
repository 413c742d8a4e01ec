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

package io.github.dagstergraphql.client.internal.run.event;

import java.util.Objects;

import io.github.dagstergraphql.client.event.RunEvent;
import io.github.dagstergraphql.client.internal.operation.ServerError.PythonCause;
import io.github.dagstergraphql.client.internal.shape.ShapeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a single event, for results that have events beside the log of a run.
 */
public final class RunEventDeserializer extends ValueDeserializer<RunEvent> {

	private @Nullable ValueDeserializer<Object> causes;

	@Override
	public void resolve(DeserializationContext context) {
		this.causes = context.findRootValueDeserializer(context.constructType(PythonCause.class));
	}

	@Override
	public RunEvent deserialize(JsonParser parser, DeserializationContext context) {
		try {
			return new RunEventReader(Objects.requireNonNull(this.causes), context).read(parser).build();
		}
		// a value that this type of event requires
		catch (IllegalArgumentException ex) {
			throw new ShapeException("events: " + ex.getMessage());
		}
	}

}
