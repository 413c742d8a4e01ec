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

package io.github.dagstergraphql.boot.autoconfigure;

import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Bind handler that ignores the variable {@code DAGSTER_PORT=tcp://10.0.0.1:3000}, which
 * Kubernetes sets in every container of a namespace with a Service called "dagster". The
 * variable is not a port, and would override the configured port.
 */
final class ServiceLinkPortBindHandler extends AbstractBindHandler {

	private static final Log logger = LogFactory.getLog(ServiceLinkPortBindHandler.class);

	private static final ConfigurationPropertyName DAGSTER = ConfigurationPropertyName.of("dagster");

	private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp|sctp)://.*");

	private final Environment environment;

	ServiceLinkPortBindHandler(BindHandler parent, Environment environment) {
		super(parent);
		this.environment = environment;
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		ConfigurationProperty property = context.getConfigurationProperty();
		if (property == null || !property.getName().equals(name) || !isPort(name) || !isServiceLink(property)) {
			return super.onFailure(name, target, context, error);
		}
		logger.warn(
				("Ignoring the value \"%s\" of the property %s: it is the variable that Kubernetes sets for a Service. "
						+ "Set enableServiceLinks to false in the spec of the pod to remove it")
					.formatted(property.getValue(), name));
		return nextValue(name, context);
	}

	private @Nullable Object nextValue(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null && !isServiceLink(property)) {
				return this.environment.resolvePlaceholders(property.getValue().toString());
			}
		}
		return null;
	}

	private static boolean isPort(ConfigurationPropertyName name) {
		return DAGSTER.isAncestorOf(name) && "port".equals(name.getLastElement(ConfigurationPropertyName.Form.UNIFORM));
	}

	static boolean isServiceLink(ConfigurationProperty property) {
		return SERVICE_LINK.matcher(property.getValue().toString()).matches();
	}

}
