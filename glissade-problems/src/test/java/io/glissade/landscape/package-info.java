@NullMarked
package io.glissade.landscape;

import org.jspecify.annotations.NullMarked;
