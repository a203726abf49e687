/**
 * Gradients of nested problems: strategies behind one interface, the levels that they evaluate, and the outermost level as an
 * objective.
 */
@NullMarked
package io.glissade.nested.hypergradient;

import org.jspecify.annotations.NullMarked;
