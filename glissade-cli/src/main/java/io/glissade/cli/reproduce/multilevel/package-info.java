/** The acceptance figures of multilevel optimisation by unrolled gradients ({@code sato2021gradient}). */
@NullMarked
package io.glissade.cli.reproduce.multilevel;

import org.jspecify.annotations.NullMarked;
