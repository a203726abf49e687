@NullMarked
package io.glissade.langevin.overdamped;

import org.jspecify.annotations.NullMarked;
