/** {@code glissade predict}: what a fitted model says of new rows. */
@NullMarked
package io.glissade.cli.predict;

import org.jspecify.annotations.NullMarked;
