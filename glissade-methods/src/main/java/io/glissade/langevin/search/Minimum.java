package io.glissade.langevin.search;

/**
 * Where a descent ended.
 *
 * @param point its own copy
 * @param value of the objective there
 * @param gradientNorm there
 * @param chain that found it
 * @param cycle of that chain, from 0
 * @param gradients of that chain until then
 */
public record Minimum<V>(V point, double value, double gradientNorm, int chain, int cycle, long gradients) {}
