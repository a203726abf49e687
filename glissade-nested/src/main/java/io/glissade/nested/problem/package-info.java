/** Nested problems with closed forms, to hold methods against. */
@NullMarked
package io.glissade.nested.problem;

import org.jspecify.annotations.NullMarked;
