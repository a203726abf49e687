/**
 * Gaussian targets, and what Langevin dynamics and its schemes do on them, exactly: every law stays Gaussian, so mean and covariance
 * at any time are matrix algebra. Dense decompositions are Hipparchus's; none of its classes is in a signature.
 */
@NullMarked
package io.glissade.gaussian;

import org.jspecify.annotations.NullMarked;
