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

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Condition that matches if a client without a name exists, which is the case unless only
 * clients with names are configured.
 */
class OnDefaultClientCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Dagster client without a name");
		DagsterClientNames names = names(context);
		if (names.hasDefaultAddress()) {
			return ConditionOutcome.match(message.because("its address is set directly under dagster"));
		}
		if (names.getNames().isEmpty()) {
			return ConditionOutcome.match(message.because("no client has a name, so that the default address is used"));
		}
		if (hasConnectionDetails(context.getBeanFactory(), names)) {
			return ConditionOutcome.match(message.because("it has connection details"));
		}
		return ConditionOutcome.noMatch(message.because("only clients with names are configured, " + names.getNames()
				+ ", which are injected by name, or without a name if one of them is primary"));
	}

	private static DagsterClientNames names(ConditionContext context) {
		return DagsterClientNames.of(context.getEnvironment(), context.getBeanFactory());
	}

	private static boolean hasConnectionDetails(@Nullable ConfigurableListableBeanFactory beanFactory,
			DagsterClientNames names) {
		if (beanFactory == null) {
			return false;
		}
		Set<String> named = names.getNames().stream().map(BeanNames::connectionDetails).collect(Collectors.toSet());
		return Stream
			.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, DagsterConnectionDetails.class, true,
					false))
			.anyMatch((name) -> !named.contains(name));
	}

}
