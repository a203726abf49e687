/** What the hyper-parameters of every method have in common: bounds, and messages when they are not kept. */
@NullMarked
package io.glissade.parameter;

import org.jspecify.annotations.NullMarked;
