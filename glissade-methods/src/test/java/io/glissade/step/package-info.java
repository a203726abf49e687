@NullMarked
package io.glissade.step;

import org.jspecify.annotations.NullMarked;
