@NullMarked
package io.glissade.finitesum;

import org.jspecify.annotations.NullMarked;
