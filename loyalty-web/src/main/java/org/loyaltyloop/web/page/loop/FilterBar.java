package org.loyaltyloop.web.page.loop;

import java.util.List;
import org.loyaltyloop.web.component.FilterChip;

/**
 * What narrows the figures of a page, ready to show: chips that apply when chosen, and days of
 * one's own for the period and for what it is compared with.
 *
 * @param action the page that the filters belong to
 * @param clear its address without filters
 * @param carried what the chips send along unseen
 * @param carriedByDates what the days send along unseen
 * @param custom whether the period is given by days
 * @param from first day of the period, as an input of type date has it
 * @param to last day
 * @param comparedFrom first day of the period to compare with
 * @param comparedTo last day of it
 * @param filtered whether anything narrows the figures
 * @param words what narrows them besides the period, for paper and pictures; may be empty
 */
public record FilterBar(
        String action,
        String clear,
        List<FilterChip> chips,
        List<LoopAddress.Carried> carried,
        List<LoopAddress.Carried> carriedByDates,
        boolean custom,
        String from,
        String to,
        String comparedFrom,
        String comparedTo,
        boolean filtered,
        String words) {}
