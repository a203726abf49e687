/** The penalised conditional gradient with safe screening, and what it shares with its alternatives. */
@NullMarked
package io.glissade.conditional;

import org.jspecify.annotations.NullMarked;
