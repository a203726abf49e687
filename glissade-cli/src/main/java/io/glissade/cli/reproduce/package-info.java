/** Acceptance figures of published results, computed with the library and held against their targets. */
@NullMarked
package io.glissade.cli.reproduce;

import org.jspecify.annotations.NullMarked;
