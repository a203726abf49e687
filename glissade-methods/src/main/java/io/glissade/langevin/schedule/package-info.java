/** How step size and temperature go along a run. */
@NullMarked
package io.glissade.langevin.schedule;

import org.jspecify.annotations.NullMarked;
