package org.loyaltyloop.web.page.accounts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.RelationMap;
import org.loyaltyloop.staff.UserId;

/**
 * The picture of who knows whom: the customer's people on the left, ours on the right, a line for
 * every relation, the thicker the stronger, broken where it is asleep.
 *
 * @param width of the picture
 * @param height of the picture
 * @param left the customer's people
 * @param right ours
 * @param lines between them
 */
public record RelationPicture(
        int width, int height, List<Box> left, List<Box> right, List<Line> lines) {

    private static final int ROW = 52;
    private static final int BOX = 40;
    private static final int BOX_WIDTH = 250;
    private static final int WIDTH = 760;
    private static final int LETTERS = 30;
    private static final int QUARTERS = 4;

    /** Somebody, with a name that fits; white: a say, and nobody of ours in touch. */
    public record Box(int x, int y, String name, String under, boolean white) {}

    /** A relation; weight 1 to 4. */
    public record Line(int x1, int y1, int x2, int y2, int weight, boolean asleep) {}

    /** Draws the map. */
    static RelationPicture of(
            RelationMap map, LocalDate today, Function<RelationMap.Person, String> role) {
        int rows = Math.max(1, Math.max(map.people().size(), map.colleagues().size()));
        Map<ContactId, Integer> people = new HashMap<>();
        Map<UserId, Integer> colleagues = new HashMap<>();
        int leftOff = (rows - map.people().size()) * ROW / 2;
        int rightOff = (rows - map.colleagues().size()) * ROW / 2;
        List<RelationMap.Person> white = map.whiteSpots(today);
        List<Box> left =
                IntStream.range(0, map.people().size())
                        .mapToObj(
                                i -> {
                                    RelationMap.Person person = map.people().get(i);
                                    people.put(person.id(), leftOff + i * ROW + BOX / 2);
                                    return new Box(
                                            0,
                                            leftOff + i * ROW,
                                            fitting(person.name()),
                                            role.apply(person),
                                            white.contains(person));
                                })
                        .toList();
        List<Box> right =
                IntStream.range(0, map.colleagues().size())
                        .mapToObj(
                                i -> {
                                    RelationMap.Peer peer = map.colleagues().get(i);
                                    colleagues.put(peer.id(), rightOff + i * ROW + BOX / 2);
                                    return new Box(
                                            WIDTH - BOX_WIDTH,
                                            rightOff + i * ROW,
                                            fitting(peer.name()),
                                            "",
                                            false);
                                })
                        .toList();
        List<Line> lines =
                map.relations().stream()
                        .filter(one -> one.strength().signum() > 0)
                        .map(
                                one ->
                                        new Line(
                                                BOX_WIDTH,
                                                people.getOrDefault(one.contact(), 0),
                                                WIDTH - BOX_WIDTH,
                                                colleagues.getOrDefault(one.colleague(), 0),
                                                weight(one),
                                                !one.awakeOn(today)))
                        .toList();
        return new RelationPicture(WIDTH, rows * ROW, left, right, lines);
    }

    /** One to four, the nearest quarter. */
    static int weight(RelationMap.Relation relation) {
        return Math.max(1, (int) Math.round(relation.strength().doubleValue() * QUARTERS));
    }

    private static String fitting(String name) {
        return name.length() <= LETTERS ? name : name.substring(0, LETTERS - 1) + "…";
    }
}
