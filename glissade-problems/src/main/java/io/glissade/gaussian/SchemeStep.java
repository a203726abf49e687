package io.glissade.gaussian;

import io.glissade.parameter.Require;

/** A word of letters over one step: what it does to each curvature. A letter that stands n times takes the n-th part of the step each time. */
final class SchemeStep {
    private static final String LETTERS = "ABOUFES";

    private final String word;
    private final double friction;
    private final FreeMotion[] motions;

    SchemeStep(String word, double stepSize, double friction) {
        Require.positive("stepSize", stepSize);
        Require.positive("friction", friction);
        requireWord(word);
        this.word = word;
        this.friction = friction;
        this.motions = new FreeMotion[LETTERS.length()];
        for (int i = 0; i < motions.length; i++) {
            char letter = LETTERS.charAt(i);
            long times = word.chars().filter(other -> other == letter).count();
            if (times > 0) {
                double time = stepSize / times;
                motions[i] = letter == 'U' || letter == 'F'
                        ? FreeMotion.over(time, friction)
                        : FreeMotion.ofVelocity(time, friction);
            }
        }
    }

    private static void requireWord(String word) {
        boolean moves = word.matches("(?=.*A)(?=.*B)(?=.*O)[ABO]+|(?=.*B)(?=.*U)[BU]+|F|E|SA");
        if (!moves) {
            throw new IllegalArgumentException(
                    "scheme must be a word of A, B and O with each of them, of B and U with both, or F, E or SA, got "
                            + word);
        }
    }

    /** At temperature 1. */
    ModeStep mode(double curvature) {
        ModeStep whole = ModeStep.IDENTITY;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            whole = whole.then(ModeStep.of(letter, curvature, friction, motions[LETTERS.indexOf(letter)]));
        }
        return whole;
    }
}
