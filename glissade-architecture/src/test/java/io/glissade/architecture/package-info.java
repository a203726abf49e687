/** What holds for the whole of Glissade, checked on its classes, its folders and its documents. */
@NullMarked
package io.glissade.architecture;

import org.jspecify.annotations.NullMarked;
