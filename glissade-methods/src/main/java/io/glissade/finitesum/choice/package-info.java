/** The method to begin with, and why. */
@NullMarked
package io.glissade.finitesum.choice;

import org.jspecify.annotations.NullMarked;
