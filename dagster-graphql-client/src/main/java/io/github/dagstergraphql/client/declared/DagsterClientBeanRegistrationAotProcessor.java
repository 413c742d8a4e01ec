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

import java.lang.reflect.Method;
import java.util.Arrays;

import javax.lang.model.element.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.generate.GeneratedMethod;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.javapoet.ClassName;
import org.springframework.javapoet.CodeBlock;

/**
 * Registers hints for the proxies of declared clients that are beans, and generates the
 * code for those of {@link ImportDagsterClients} in the packages of their interfaces,
 * which need not be public.
 */
class DagsterClientBeanRegistrationAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean registeredBean) {
		Class<?> type = registeredBean.getBeanClass();
		if (!InterfaceReader.isCandidate(type)) {
			return null;
		}
		boolean imported = DeclaredClientBeans.BEAN_NAME
			.equals(registeredBean.getMergedBeanDefinition().getFactoryBeanName());
		return new Contribution(type, imported);
	}

	private record Contribution(Class<?> type, boolean imported) implements BeanRegistrationAotContribution {

		@Override
		public void applyTo(GenerationContext generationContext, BeanRegistrationCode beanRegistrationCode) {
			RuntimeHints hints = generationContext.getRuntimeHints();
			hints.proxies().registerJdkProxy(this.type);
			// a bean may be advised by aspects
			hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(this.type));
			Arrays.stream(this.type.getMethods())
				.filter(Method::isDefault)
				.forEach((method) -> hints.reflection().registerMethod(method, ExecutableMode.INVOKE));
		}

		@Override
		public BeanRegistrationCodeFragments customizeBeanRegistrationCodeFragments(GenerationContext generationContext,
				BeanRegistrationCodeFragments codeFragments) {
			return this.imported ? new CodeFragments(codeFragments, this.type) : codeFragments;
		}

	}

	private static final class CodeFragments extends BeanRegistrationCodeFragmentsDecorator {

		private static final String REGISTERED_BEAN = "registeredBean";

		private final Class<?> type;

		CodeFragments(BeanRegistrationCodeFragments delegate, Class<?> type) {
			super(delegate);
			this.type = type;
		}

		@Override
		public ClassName getTarget(RegisteredBean registeredBean) {
			return ClassName.get(this.type);
		}

		@Override
		public CodeBlock generateInstanceSupplierCode(GenerationContext generationContext,
				BeanRegistrationCode beanRegistrationCode, boolean allowDirectSupplierShortcut) {
			GeneratedMethod method = beanRegistrationCode.getMethods()
				.add("getInstance", (builder) -> builder.addModifiers(Modifier.PRIVATE, Modifier.STATIC)
					.addParameter(RegisteredBean.class, REGISTERED_BEAN)
					.returns(this.type)
					.addStatement(
							"return $L.getBeanFactory().getBean($T.class).createClient($T.class, (String) $L.getMergedBeanDefinition().getConstructorArgumentValues().getIndexedArgumentValue(1, String.class).getValue())",
							REGISTERED_BEAN, DagsterClientProxyRegistry.class, this.type, REGISTERED_BEAN));
			return CodeBlock.of("$T.of($L)", InstanceSupplier.class, method.toMethodReference().toCodeBlock());
		}

	}

}
