/** {@code glissade sample}: chains of Langevin dynamics on a target, and what their draws say. */
@NullMarked
package io.glissade.cli.sample;

import org.jspecify.annotations.NullMarked;
