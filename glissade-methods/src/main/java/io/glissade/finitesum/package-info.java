/** The stochastic average gradient and its family for finite sums of linear models, and the certificate of what they return. */
@NullMarked
package io.glissade.finitesum;

import org.jspecify.annotations.NullMarked;
