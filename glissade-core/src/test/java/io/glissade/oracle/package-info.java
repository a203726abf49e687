@NullMarked
package io.glissade.oracle;

import org.jspecify.annotations.NullMarked;
