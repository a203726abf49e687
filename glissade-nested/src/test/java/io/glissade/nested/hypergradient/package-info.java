@NullMarked
package io.glissade.nested.hypergradient;

import org.jspecify.annotations.NullMarked;
