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

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter with the value of a tag of the run, or with a map of tags.
 *
 * @since 0.1.0
 * @see DagsterJob
 * @see io.github.dagstergraphql.client.job.ExecutionSpec#tags
 */
@Target({ ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface RunTag {

	/**
	 * Key of the tag. Defaults to the name of the parameter. The key of a
	 * {@link java.util.Map} can be omitted to add all of its entries as tags. May contain
	 * <code>${...}</code> placeholders.
	 * @return the key
	 */
	String value() default "";

}
