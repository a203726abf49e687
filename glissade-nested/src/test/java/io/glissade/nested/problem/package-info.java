@NullMarked
package io.glissade.nested.problem;

import org.jspecify.annotations.NullMarked;
