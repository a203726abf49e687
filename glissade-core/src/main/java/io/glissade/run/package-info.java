/** A run in progress, the loop that drives it, when it stops and what it leaves. */
@NullMarked
package io.glissade.run;

import org.jspecify.annotations.NullMarked;
