/** Stochastic gradients of a sum of many terms. */
@NullMarked
package io.glissade.langevin.subsample;

import org.jspecify.annotations.NullMarked;
