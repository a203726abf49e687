@NullMarked
package io.glissade.smoothness;

import org.jspecify.annotations.NullMarked;
