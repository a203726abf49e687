/** One line of a reproduction: claim, target, observed, and whether they agree. */
@NullMarked
package io.glissade.cli.figure;

import org.jspecify.annotations.NullMarked;
