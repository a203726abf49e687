package io.glissade.run;

/** Why a run ended. Only {@link Converged} is success. */
public sealed interface Outcome {

    /** One sentence for a person. */
    String sentence();

    /** The tolerance asked for was reached. */
    record Converged(String sentence) implements Outcome {}

    /** The steps, epochs or seconds allowed were used up. */
    record BudgetSpent(String sentence) implements Outcome {}

    /** A value or gradient left the range of floating point. The sentence names parameter and step. */
    record Diverged(String sentence) implements Outcome {}

    /** The user asked for the end. */
    record Cancelled(String sentence) implements Outcome {}

    /** The kind as one word, for files and tables: {@code Converged}, {@code BudgetSpent}, ... */
    default String kind() {
        return getClass().getSimpleName();
    }
}
