/** Random numbers that do not depend on who draws first. */
@NullMarked
package io.glissade.random;

import org.jspecify.annotations.NullMarked;
