@NullMarked
package io.glissade.finitesum.variance;

import org.jspecify.annotations.NullMarked;
