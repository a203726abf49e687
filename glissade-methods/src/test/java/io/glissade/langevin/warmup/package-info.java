@NullMarked
package io.glissade.langevin.warmup;

import org.jspecify.annotations.NullMarked;
