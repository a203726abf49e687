/** Functions whose smoothness constants and minima are known in closed form. */
@NullMarked
package io.glissade.testfunction;

import org.jspecify.annotations.NullMarked;
