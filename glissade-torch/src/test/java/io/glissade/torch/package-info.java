@NullMarked
package io.glissade.torch;

import org.jspecify.annotations.NullMarked;
