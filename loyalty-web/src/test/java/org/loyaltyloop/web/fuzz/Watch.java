package org.loyaltyloop.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.loyaltyloop.web.testing.PlainVisitor.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/** What must hold for every answer to whatever was sent. */
final class Watch {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final RunningCrm crm;
    private long read;

    Watch(RunningCrm crm) {
        this.crm = crm;
        this.read = crm.logSize();
    }

    /**
     * No fault of ours, not even one that a message in a page covers; soon; nothing of our inside.
     */
    Answer over(Answer answer) {
        String what = answer.address() + " → " + answer.status();
        assertThat(answer.status()).as(what).isLessThan(500);
        assertThat(answer.took()).as(what).isLessThan(LIMIT);
        assertThat(answer.body())
                .as(what)
                .doesNotContain("\tat org.", "java.lang.", "1000006000009");
        noFault(what);
        return answer;
    }

    /** Nothing in the log since the last look that the product calls its own fault. */
    void noFault(String what) {
        String news = crm.logFrom(read);
        read += news.length();
        assertThat(news).as(what).doesNotContain("fault ").doesNotContain("REST failure");
    }
}
