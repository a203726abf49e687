/** Finite sums of losses of linear functions: rows, losses, penalty, and their sum as an objective. */
@NullMarked
package io.glissade.linear;

import org.jspecify.annotations.NullMarked;
