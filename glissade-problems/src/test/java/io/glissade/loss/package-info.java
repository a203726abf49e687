/** Tests of the losses. */
@NullMarked
package io.glissade.loss;

import org.jspecify.annotations.NullMarked;
