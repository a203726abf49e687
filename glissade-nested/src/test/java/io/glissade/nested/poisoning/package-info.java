@NullMarked
package io.glissade.nested.poisoning;

import org.jspecify.annotations.NullMarked;
