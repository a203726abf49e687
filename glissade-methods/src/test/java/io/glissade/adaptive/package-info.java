@NullMarked
package io.glissade.adaptive;

import org.jspecify.annotations.NullMarked;
