@NullMarked
package io.glissade.random;

import org.jspecify.annotations.NullMarked;
