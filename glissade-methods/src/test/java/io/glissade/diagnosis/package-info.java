@NullMarked
package io.glissade.diagnosis;

import org.jspecify.annotations.NullMarked;
