@NullMarked
package io.glissade.clipping;

import org.jspecify.annotations.NullMarked;
