package io.glissade.atom;

import io.glissade.penalty.ConcavePenalty;
import io.glissade.penalty.GaugePenalty;
import org.jspecify.annotations.Nullable;

/**
 * A point {@code x = sum_p c_p p} that a run moves by atoms, and the oracle that finds the next atom among the elements still kept. It owns
 * its arrays and allocates nothing once they are large enough.
 */
public interface AtomicPoint extends KeptElements {

    /** In place of a number of atoms. */
    int UNKNOWN = -1;

    /** Puts the point at {@code x} and keeps every element again. */
    void restart(double[] x);

    /** How many atoms the point is written in, {@link #UNKNOWN} where the set keeps no list of them. */
    default int parts() {
        return UNKNOWN;
    }

    /**
     * Overwrites {@code out} with the {@code at}th atom that the point is written in, without its price. The atoms times their weights add up to the point,
     * but for a free constant, and the weights to {@link #gauge()}.
     *
     * @return its weight, positive
     */
    default double part(int at, Atom out) {
        throw new IndexOutOfBoundsException("the set keeps no list of the atoms of a point, asked for " + at);
    }

    /**
     * Overwrites {@code out} with the part of {@code z} along the points that have the structure of this one, less {@code slope} times the gradient of
     * the gauge among them. Structures are the groups that are not zero, the rank of a matrix.
     *
     * @return {@code false} and nothing done where atoms are finitely many, so that their weights say it all, or the set does not know
     */
    default boolean tangent(double[] z, double slope, double[] out) {
        return false;
    }

    /**
     * Puts the point where {@code ||y - x||^2 / (2 step) + phi(kappa(y))} is least: the proximal step of the penalty from {@code x}.
     *
     * @return {@code false} and nothing done where the set does not know it
     */
    default boolean shrink(double[] x, double step, GaugePenalty penalty) {
        return false;
    }

    /**
     * Adds {@code weight} times an atom to the point, in the element of the atom.
     *
     * @return {@code false} and nothing done where the set cannot add an atom other than the latest
     */
    default boolean add(Atom other, double weight) {
        return false;
    }

    /** The gauge of the point, or the total weight of its atoms where that is what is known: an upper bound. */
    double gauge();

    /** Overwrites {@code out} with the point. Cost: one look at every coordinate. */
    void copyTo(double[] out);

    /**
     * Makes the price of each element the slope of {@code gamma} at its weight in the point; {@code null} makes every price 1 again.
     *
     * @return {@code sum_e gamma(c_e) - gamma'(c_e) c_e} over all elements, 0 for {@code null}
     */
    double reweigh(@Nullable ConcavePenalty gamma);

    /** The sum of price times weight over all elements of the point; {@link #gauge()} where every price is 1. */
    double price();

    /**
     * {@code max p'z / price(p)} over the atoms of kept elements. Reads {@code z} at {@link #columns()} only, and remembers the level of each
     * kept element and the atom that attains the maximum.
     */
    double support(double[] z);

    /** The atom of the latest {@link #support}, divided by its price. */
    Atom atom();

    /** {@code x = keep x + amount atom}, with the latest {@link #atom}. */
    void move(double keep, double amount);

    /** The level of a kept element: the largest {@code p'z / price(p)} over its atoms at the latest {@link #support}. */
    @Override
    double level(int element);

    /** The level that an element must reach to carry weight in a solution with the latest {@code z}: the support function, for most sets. */
    double threshold();

    /**
     * How far the threshold moves when levels move by {@link AtomSet#levelNorms} times something: at most by this times the same. Where the threshold is
     * the largest level it is the number of the best element.
     */
    default double thresholdNorm(double[] levelNorms) {
        return levelNorms[atom().element()];
    }

    /** What screening has left: the elements that {@link #support} looks at and the coordinates that it reads. */
    Kept left();

    @Override
    default int kept() {
        return left().count();
    }

    @Override
    default int keptElement(int at) {
        return left().element(at);
    }

    /** The coordinates that {@link #support} reads, the first {@link #columnCount()} of the array. */
    default int[] columns() {
        return left().columns();
    }

    /** How many of {@link #columns()} there are. */
    default int columnCount() {
        return left().columnCount();
    }

    /** Removes elements from the oracle, {@code dropped} ascending. The point keeps what weight it has there. */
    @Override
    default void drop(int[] dropped, int count) {
        left().drop(dropped, count);
    }
}
