@NullMarked
package io.glissade.nested;

import org.jspecify.annotations.NullMarked;
