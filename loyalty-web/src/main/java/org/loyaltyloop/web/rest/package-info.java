/**
 * The REST interface at {@code /api/v1}: one resource class per noun, bearer keys, problem+json.
 *
 * <p>Takes requests of programs and turns them into commands and queries of the domain. Emits JSON
 * as the OpenAPI document describes it. Never makes a session.
 */
@NullMarked
package org.loyaltyloop.web.rest;

import org.jspecify.annotations.NullMarked;
