@NullMarked
package io.glissade.finitesum.iterate;

import org.jspecify.annotations.NullMarked;
