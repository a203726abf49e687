/** Many chains at once. */
@NullMarked
package io.glissade.langevin.ensemble;

import org.jspecify.annotations.NullMarked;
