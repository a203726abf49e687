@NullMarked
package io.glissade.langevin.exchange;

import org.jspecify.annotations.NullMarked;
