/** Block coordinate descent with working sets and safe screening, for the l1 norm and norms of groups. */
@NullMarked
package io.glissade.conditional.coordinate;

import org.jspecify.annotations.NullMarked;
