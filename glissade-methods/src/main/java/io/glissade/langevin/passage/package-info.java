/** Many independent chains until something happens to each: times of first passage and of recurrence. */
@NullMarked
package io.glissade.langevin.passage;

import org.jspecify.annotations.NullMarked;
