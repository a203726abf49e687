/** Step rules: how far to go along the negative gradient, from its norm. */
@NullMarked
package io.glissade.step;

import org.jspecify.annotations.NullMarked;
