@NullMarked
package io.glissade.langevin.subsample;

import org.jspecify.annotations.NullMarked;
