/** Several temperatures at once, so that a cold chain crosses barriers. */
@NullMarked
package io.glissade.langevin.exchange;

import org.jspecify.annotations.NullMarked;
