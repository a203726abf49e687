@NullMarked
package io.glissade.gaussian;

import org.jspecify.annotations.NullMarked;
