/** Gradient methods: the loop they share, how each decides its moves, and what happens where a number is not finite. */
@NullMarked
package io.glissade.gradient;

import org.jspecify.annotations.NullMarked;
