package org.loyaltyloop.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gives orders, deliveries and invoices their numbers in the order in which they came about, and
 * puts them into the words.
 */
final class Numbering {

    private static final int FIRST_ORDER = 104_010;
    private static final int FIRST_DELIVERY = 83_940;
    private static final int FIRST_INVOICE = 260_401_000;

    private final Map<String, Integer> orders = new HashMap<>();
    private final Map<Integer, Integer> deliveryOf = new HashMap<>();
    private final Map<Integer, Integer> invoiceOf = new HashMap<>();
    private int deliveries = FIRST_DELIVERY;
    private int invoices = FIRST_INVOICE;

    /** The moments in the order of time, with all numbers in their words. */
    static List<Moment> number(List<Moment> moments) {
        List<Moment> sorted = new ArrayList<>(moments);
        sorted.sort(
                Comparator.comparing(Moment::at)
                        .thenComparing(Moment::account)
                        .thenComparing(Moment::kind));
        Numbering numbering = new Numbering();
        return sorted.stream().map(numbering::number).toList();
    }

    private Moment number(Moment moment) {
        int account = moment.account();
        if (moment.kind() == MomentKind.DELIVERY) {
            deliveryOf.put(account, deliveries++);
        } else if (moment.kind() == MomentKind.INVOICE_SENT) {
            invoiceOf.put(account, invoices++);
        }
        return moment.ordered(moment.order().isEmpty() ? "" : "SO-" + orderNumber(moment.order()))
                .saying(filled(moment.summary(), moment), filled(moment.outcome(), moment));
    }

    private String filled(String words, Moment moment) {
        if (words.indexOf('{') < 0) {
            return words;
        }
        String ordered =
                moment.order().isEmpty()
                        ? words.replace("order {order}", "the last order")
                        : words.replace("{order}", spaced(orderNumber(moment.order())));
        return ordered.replace(
                        "{delivery}",
                        spaced(deliveryOf.getOrDefault(moment.account(), FIRST_DELIVERY - 1)))
                .replace(
                        "{invoice}",
                        String.valueOf(
                                invoiceOf.getOrDefault(moment.account(), FIRST_INVOICE - 1)));
    }

    private int orderNumber(String key) {
        return orders.computeIfAbsent(key, unknown -> FIRST_ORDER + orders.size());
    }

    private static String spaced(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
