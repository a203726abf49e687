/** The figures of Langevin dynamics: exact references, and runs held against them. */
@NullMarked
package io.glissade.cli.reproduce.langevin;

import org.jspecify.annotations.NullMarked;
