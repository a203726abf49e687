/** {@code glissade fit}: a linear model fitted to a certified tolerance, written down and drawn. */
@NullMarked
package io.glissade.cli.fit;

import org.jspecify.annotations.NullMarked;
