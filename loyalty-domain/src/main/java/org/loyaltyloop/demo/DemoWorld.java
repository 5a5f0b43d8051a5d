package org.loyaltyloop.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The demonstration firm as plain values: the same seed and moment give the same world. Accounts
 * are numbered by their place in the list, moments stand in the order of time.
 *
 * @param stories how many of the accounts, the first ones, have a story written for them
 */
record DemoWorld(DemoRange range, List<DemoAccount> accounts, int stories, List<Moment> moments) {

    /** The seed of the product's own demonstration. */
    static final long SEED = 20_260_301;

    private static final int ACCOUNTS = 250;

    /** Grows the world that looks back on a year at that moment. */
    static DemoWorld grow(long seed, Instant now, ZoneId zone) {
        FirmCalendar calendar = new FirmCalendar(now, zone);
        DemoRange range = DemoRange.read();
        Phrases phrases = new Phrases(Vocabulary.read("phrases.txt"), range);
        Teller teller = new Teller(calendar, phrases);
        StoryBook stories = new StoryBook(calendar);
        List<DemoAccount> accounts =
                new AccountBook(range, calendar, seed).fill(stories.accounts(), ACCOUNTS);
        List<Moment> moments = new ArrayList<>();
        for (DemoAccount account : accounts) {
            Dice dice = Dice.of(seed, "year", account.number());
            List<Moment> story =
                    stories.tells(account)
                            ? stories.tell(account)
                            : new CustomerYear(account, calendar, teller, dice).tell();
            moments.addAll(story);
            Course course = new Course(story, account.lines().get(0));
            LocalDate from =
                    story.isEmpty()
                            ? calendar.today()
                            : LocalDate.ofInstant(story.get(0).at(), zone);
            moments.addAll(
                    new EverydayTraffic(account, calendar, teller, phrases, course, from, dice)
                            .tell());
        }
        return new DemoWorld(range, accounts, stories.accounts().size(), Numbering.number(moments));
    }
}
