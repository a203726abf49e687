@NullMarked
package io.glissade.conditional.coordinate;

import org.jspecify.annotations.NullMarked;
