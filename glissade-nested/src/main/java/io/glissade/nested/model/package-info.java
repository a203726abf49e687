/** Models whose fit is a lower level of a nested problem, with gradients in closed form. */
@NullMarked
package io.glissade.nested.model;

import org.jspecify.annotations.NullMarked;
