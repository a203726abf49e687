@NullMarked
package io.glissade.atom;

import org.jspecify.annotations.NullMarked;
