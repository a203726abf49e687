/** Functions with many minima or none that is easy, and distributions with exact moments: what global search and sampling are tried on. */
@NullMarked
package io.glissade.landscape;

import org.jspecify.annotations.NullMarked;
