/** What a method may ask of a problem: one small interface for each kind of knowledge. */
@NullMarked
package io.glissade.oracle;

import org.jspecify.annotations.NullMarked;
