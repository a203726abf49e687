@NullMarked
package io.glissade.conditional;

import org.jspecify.annotations.NullMarked;
