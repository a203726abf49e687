/** What a method may do with a vector. */
@NullMarked
package io.glissade.space;

import org.jspecify.annotations.NullMarked;
