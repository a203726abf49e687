@NullMarked
package io.glissade.chain;

import org.jspecify.annotations.NullMarked;
