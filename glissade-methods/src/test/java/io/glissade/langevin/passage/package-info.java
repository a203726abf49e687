@NullMarked
package io.glissade.langevin.passage;

import org.jspecify.annotations.NullMarked;
