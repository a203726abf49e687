/** What is done to a gradient before a step is taken along it: by a fixed threshold or an adaptive one, over the whole or by parts. */
@NullMarked
package io.glissade.clipping;

import org.jspecify.annotations.NullMarked;
