/** The figures of gradient clipping and (L0, L1)-smoothness. */
@NullMarked
package io.glissade.cli.reproduce.clipping;

import org.jspecify.annotations.NullMarked;
