package io.glissade.langevin.search;

/**
 * Where a descent ended.
 *
 * @param point its own copy
 * @param value of the objective there
 * @param gradientNorm there
 * @param settled whether the tolerance was reached or no step descends any more; false where the budget ended the descent
 * @param chain that found it
 * @param number of the minima that the chain kept before
 * @param gradients of that chain until then
 */
public record Minimum<V>(
        V point, double value, double gradientNorm, boolean settled, int chain, int number, long gradients) {}
