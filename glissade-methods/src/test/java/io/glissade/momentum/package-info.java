@NullMarked
package io.glissade.momentum;

import org.jspecify.annotations.NullMarked;
