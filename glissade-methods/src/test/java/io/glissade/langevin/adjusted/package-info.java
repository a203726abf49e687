@NullMarked
package io.glissade.langevin.adjusted;

import org.jspecify.annotations.NullMarked;
