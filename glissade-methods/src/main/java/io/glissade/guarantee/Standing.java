package io.glissade.guarantee;

/** How sure the right-hand side of a bound is, shown wherever the bound is shown. */
public sealed interface Standing {

    /** One sentence for a person. */
    String sentence();

    /**
     * Every constant is proved in this project's documents.
     *
     * @param section the heading in docs/theory/clipping.md
     */
    record Derived(String section) implements Standing {
        @Override
        public String sentence() {
            return "Derived in docs/theory/clipping.md, section \"" + section + "\".";
        }
    }

    /**
     * As the literature has it; the proof here gives another constant or none.
     *
     * @param doubt what is open, as a clause
     */
    record NotConfirmed(String doubt) implements Standing {
        @Override
        public String sentence() {
            return "As in the literature, not confirmed: " + doubt + ".";
        }
    }
}
