package org.loyaltyloop.touchpoint;

import java.util.Locale;
import java.util.Optional;

/**
 * A kind of touchpoint in the catalogue.
 *
 * @param code in upper snake case, such as {@code QUOTE_REQUESTED}
 * @param stage where touchpoints of this type are placed; empty leaves it open
 * @param department to which they usually belong
 * @param channel along which they usually come
 * @param direction who acts; decides with {@code movesLoop} whether one moves the journey
 * @param purchase whether one is a purchase
 * @param movesLoop whether one may move the journey at all
 * @param icon name of the picture on screens
 * @param sort place in the catalogue
 * @param active whether new ones may be recorded
 */
public record TouchpointType(
        String code,
        String nameEn,
        String nameNl,
        Optional<LoopStage> stage,
        Department department,
        Channel channel,
        Direction direction,
        boolean purchase,
        boolean movesLoop,
        String icon,
        int sort,
        boolean active) {

    /**
     * Whether a touchpoint of this type in that direction moves the journey: a mail that we send
     * moves nobody.
     */
    public boolean moves(Direction actual) {
        return movesLoop && (actual != Direction.OUTBOUND || direction == Direction.OUTBOUND);
    }

    /** The name in the language of the locale: Dutch or, for all others, English. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("nl") ? nameNl : nameEn;
    }
}
