/** {@code glissade minimise}: global search for the least value of a target. */
@NullMarked
package io.glissade.cli.minimise;

import org.jspecify.annotations.NullMarked;
