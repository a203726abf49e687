/** Search for the least value by annealed chains that are polished again and again. */
@NullMarked
package io.glissade.langevin.search;

import org.jspecify.annotations.NullMarked;
