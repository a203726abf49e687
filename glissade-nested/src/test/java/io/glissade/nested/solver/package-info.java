@NullMarked
package io.glissade.nested.solver;

import org.jspecify.annotations.NullMarked;
