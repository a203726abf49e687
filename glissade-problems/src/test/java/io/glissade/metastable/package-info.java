@NullMarked
package io.glissade.metastable;

import org.jspecify.annotations.NullMarked;
