@NullMarked
package io.glissade.finitesum.sag;

import org.jspecify.annotations.NullMarked;
