@NullMarked
package io.glissade.langevin.underdamped;

import org.jspecify.annotations.NullMarked;
