/**
 * Readers of training data. What cannot be read is refused with an {@link java.io.IOException} of one line that names the
 * file, the rule and the value.
 */
@NullMarked
package io.glissade.data;

import org.jspecify.annotations.NullMarked;
