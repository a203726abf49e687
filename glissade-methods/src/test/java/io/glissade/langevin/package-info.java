@NullMarked
package io.glissade.langevin;

import org.jspecify.annotations.NullMarked;
