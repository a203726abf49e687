/** Nested problems whose solutions, unrolled or exact, are known in closed form: what strategies are held against. */
@NullMarked
package io.glissade.nested.problem;

import org.jspecify.annotations.NullMarked;
