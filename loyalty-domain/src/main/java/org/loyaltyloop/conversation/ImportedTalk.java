package org.loyaltyloop.conversation;

import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.staff.UserId;

/**
 * A row of an import as a conversation that was held.
 *
 * @param account the living account, which the importing person may write
 * @param lead who led it
 */
record ImportedTalk(
        ImportRecord from,
        AccountId account,
        ConversationDetails details,
        Optional<UserId> lead,
        String source,
        String externalId) {

    /** Its name in the system that it comes from. */
    String key() {
        return source + ' ' + externalId;
    }
}
