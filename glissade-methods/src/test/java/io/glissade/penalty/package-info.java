@NullMarked
package io.glissade.penalty;

import org.jspecify.annotations.NullMarked;
