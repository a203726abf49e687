@NullMarked
package io.glissade.langevin.preconditioned;

import org.jspecify.annotations.NullMarked;
