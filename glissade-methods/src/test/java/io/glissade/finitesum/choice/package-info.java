@NullMarked
package io.glissade.finitesum.choice;

import org.jspecify.annotations.NullMarked;
