/** Solvers of the symmetric linear systems that an implicit hypergradient asks for. */
@NullMarked
package io.glissade.nested.solver;

import org.jspecify.annotations.NullMarked;
