/**
 * Who works here and which programs call: users, teams and API keys, for administrators.
 *
 * <p>Takes the administrator's forms. Emits commands to {@code staff}.
 */
@NullMarked
package org.loyaltyloop.web.page.admin;

import org.jspecify.annotations.NullMarked;
