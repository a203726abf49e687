/** Screening: which elements no solution uses, and the proof of each. */
@NullMarked
package io.glissade.conditional.screening;

import org.jspecify.annotations.NullMarked;
