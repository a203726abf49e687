@NullMarked
package io.glissade.finitesum.multinomial;

import org.jspecify.annotations.NullMarked;
