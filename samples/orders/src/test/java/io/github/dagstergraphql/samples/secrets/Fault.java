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

package io.github.dagstergraphql.samples.secrets;

/**
 * What the server does in place of its work, as loudly as it can.
 */
enum Fault {

	NONE, RESET, CLOSE, TRUNCATED, OVERSIZE, NO_ANSWER, REDIRECT,

	STATUS_400, STATUS_401, STATUS_403, STATUS_404, STATUS_407, STATUS_429, STATUS_500, STATUS_502, STATUS_503,

	HTML, HTML_MINIFIED, URL_ENCODED, BASE64, OTHER_JSON, BROKEN_JSON, WRONG_SHAPE, CONTENT_TYPE, REASON_PHRASE,

	GRAPHQL_ERRORS, GRAPHQL_ERRORS_WRAPPED, GRAPHQL_ERRORS_IN_CAPITALS, PARTIAL_DATA, MAINTENANCE,
	DATABASE_GRAPHQL_ERRORS, DATABASE_PLAIN_TEXT,

	PYTHON_ERROR, PYTHON_ERROR_OF_MUTATIONS, PYTHON_ERROR_OF_VALUES, RUN_CONFIG_INVALID, TYPED_ERROR, STEP_ERROR,
	OUTPUT_ERROR, FUTURE_ERROR, LOAD_ERROR, NOT_FOUND, TERMINATE_ERRORS, DATABASE_ERRORS, DATABASE_TYPED_ERRORS,
	DATABASE_LOAD_ERRORS;

	/**
	 * Return whether it is a part of an answer that only what is a union can have.
	 * @return whether the version, which is none, is answered as ever
	 */
	boolean isMember() {
		return compareTo(PYTHON_ERROR) >= 0;
	}

}
