/** The figures of the stochastic average gradient and its family. */
@NullMarked
package io.glissade.cli.reproduce.finitesum;

import org.jspecify.annotations.NullMarked;
