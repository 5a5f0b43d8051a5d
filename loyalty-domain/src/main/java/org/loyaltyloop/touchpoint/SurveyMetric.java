package org.loyaltyloop.touchpoint;

/** What a survey question measures, each on its own scale of whole numbers. */
public enum SurveyMetric {
    /** Net promoter score: how likely to recommend, 0 to 10. */
    NPS(0, 10),
    /** Customer effort score, first instrument: effort, 1 to 5, low is good. */
    CES1(1, 5),
    /**
     * Customer effort score, second instrument: agreement that it was easy, 1 to 7, high is good.
     */
    CES2(1, 7),
    /** Satisfaction, 1 to 5. */
    CSAT(1, 5);

    private final int least;
    private final int most;

    SurveyMetric(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** The lowest answer. */
    public int least() {
        return least;
    }

    /** The highest answer. */
    public int most() {
        return most;
    }

    /** Whether the score is one of the answers. */
    public boolean admits(int score) {
        return score >= least && score <= most;
    }
}
