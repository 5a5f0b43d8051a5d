package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was worked out from the sheets, kept until they change: a screen that is looked at again, or
 * by the next colleague, adds nothing up.
 */
final class Answers {

    private static final int MOST = 64;

    private final Map<Question, Object> known = new LinkedHashMap<>(16, 0.75f, true);
    private long revision = -1;

    /**
     * All that an answer depends on, apart from the sheets.
     *
     * @param what which answer; those of the same name are of the same type
     */
    record Question(String what, LoopFilter filter, StageMeasures.Limits limits, LocalDate today) {}

    /** The answer as of this revision of the sheets; worked out if it is not known. */
    @SuppressWarnings("unchecked")
    <T> T of(long now, Question question, Supplier<T> work) {
        synchronized (this) {
            if (now > revision) {
                known.clear();
                revision = now;
            }
            Object found = now == revision ? known.get(question) : null;
            if (found != null) {
                return (T) found;
            }
        }
        T answer = work.get();
        keep(now, question, answer);
        return answer;
    }

    private synchronized void keep(long now, Question question, Object answer) {
        if (now == revision) {
            known.put(question, answer);
            Iterator<Question> eldest = known.keySet().iterator();
            while (known.size() > MOST && eldest.hasNext()) {
                eldest.next();
                eldest.remove();
            }
        }
    }
}
