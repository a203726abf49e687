@NullMarked
package io.glissade.gradient;

import org.jspecify.annotations.NullMarked;
