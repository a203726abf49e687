@NullMarked
package io.glissade.finitesum.dual;

import org.jspecify.annotations.NullMarked;
