/** The figures of the penalised conditional gradient and its screening. */
@NullMarked
package io.glissade.cli.reproduce.conditional;

import org.jspecify.annotations.NullMarked;
