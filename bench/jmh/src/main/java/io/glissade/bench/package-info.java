/** Benchmarks of single steps. */
@NullMarked
package io.glissade.bench;

import org.jspecify.annotations.NullMarked;
