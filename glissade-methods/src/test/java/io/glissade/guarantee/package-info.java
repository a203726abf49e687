@NullMarked
package io.glissade.guarantee;

import org.jspecify.annotations.NullMarked;
